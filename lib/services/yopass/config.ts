/** Reads a server's settings, which anybody is told. */
import type { Address, Limits, Server } from "../../domain";
import { Failure } from "../../failure";
import { flag, number, text } from "../../fields";
import { parseAddress } from "../../links/address";
import type { Io } from "../../service";
import { apiOf, get, isGood } from "./calls";
import { DEFAULTS } from "./defaults";
import { failure } from "./failure";

export interface Config {
  readonly limits: Limits;
  /** True if anybody may make secrets: nobody may on a read-only server, and some only after signing in. */
  readonly guests: boolean;
  /** True since 14.0.0: a secret is deleted before it is handed over, and one caller alone finds it there to delete. */
  readonly exclusive: boolean;
  /** True if it tells senders when a secret was read. */
  readonly receipts: boolean;
  /** True if its page seals by Argon2, which browsers lack. */
  readonly argon2: boolean;
  /** The place of the page, if links lead to another. */
  readonly page?: Address;
}

/** @throws Failure `no-such-server` if the answer is not Yopass's */
export async function config(io: Io, server: Server): Promise<Config> {
  const answer = await get(io, `${apiOf(server)}/config`);
  const { status, json } = answer;
  if (!isGood(answer) && status !== 200 && status !== 404) throw failure(answer);
  // In every release since 12.0.0, the first that tells its settings.
  if (flag(json, "DISABLE_UPLOAD") === undefined) {
    throw new Failure({ kind: "protocol", reason: "no-such-server" });
  }
  const is = (name: string) => flag(json, name) === true;
  return {
    limits: limitsIn(json),
    guests: !is("READ_ONLY") && !is("REQUIRE_AUTH"),
    // A name that came with the same commit (f0c38d9e).
    exclusive: flag(json, "REQUIRE_AUTH") !== undefined,
    receipts: is("READ_RECEIPTS"),
    argon2: is("ARGON2"),
    ...pageIn(json),
  };
}

/** An operator may leave one lifetime only. */
function limitsIn(json: unknown): Limits {
  const isOffered = (lifetime?: number) => DEFAULTS.lifetimes.some((one) => one === lifetime);
  const [forced, usual] = [number(json, "FORCE_EXPIRATION"), number(json, "DEFAULT_EXPIRY")];
  if (forced !== undefined && isOffered(forced)) {
    return { ...DEFAULTS, lifetimes: [forced], usualLifetime: forced };
  }
  return usual !== undefined && isOffered(usual) ? { ...DEFAULTS, usualLifetime: usual } : DEFAULTS;
}

function pageIn(json: unknown): Pick<Config, "page"> {
  const page = parseAddress(text(json, "PUBLIC_URL") ?? "");
  return page === undefined ? {} : { page };
}
