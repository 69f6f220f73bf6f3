/** Finds out about the server at an address, by calls that change nothing. */
import type { Address, Server } from "../../domain";
import { Failure } from "../../failure";
import { field, flag, text } from "../../fields";
import type { Io } from "../../service";
import { anonymous, get, isGood, serves } from "./calls";
import { ask, type Versions } from "./dialects";
import { failure, isGone, isRouteMissing } from "./failures";
import { limitsOf } from "./limitsOf";

/** A well-formed id of no secret: a look for it shows which paths the server knows. */
const NOBODY = "0".repeat(62);

/** @throws Failure `protocol` if this is no such server, `denied` if it does not take the account of `io` */
export async function probe(io: Io, blank: Server): Promise<Server> {
  const { address } = blank;
  const v2 = await serves(io, `${address}/api/v2`);
  if (!v2 && !(await serves(io, `${address}/api/v1`))) {
    throw new Failure({ kind: "protocol", reason: "no-such-server" });
  }
  const guest = await lookAsGuest(anonymous(io), blank);
  const own = io.credentials ? await look(io, blank) : guest;
  const old = own?.words === "sentence";
  const state = v2 ? await pageState(anonymous(io), address) : undefined;
  const exclusive = own && isExclusive(own, state);
  return {
    ...blank,
    ...(own === undefined ? {} : { dialect: own.dialect }),
    ...(exclusive === undefined ? {} : { exclusive }),
    guests: mayConceal(state) ?? guest !== undefined,
    limits: limitsOf(field(state, "secret_options"), {
      account: io.credentials !== undefined,
      old,
    }),
  };
}

interface Looked {
  readonly dialect: string;
  /**
   * The words for a missing secret, which tell the age of the server: only a sentence up to v0.23, the name of an error in v0.24
   * and v0.25, its type from v0.25.6 on. Absent: v1 does not tell, but is spoken only by servers without v2, which are older than
   * v0.19.
   */
  readonly words?: "sentence" | "name" | "type";
}

const missing: Versions<[], Pick<Looked, "words"> | undefined> = {
  async v2(io, api) {
    const answer = await get(io, `${api}/secret/${NOBODY}`);
    if (isRouteMissing(answer)) return undefined;
    if (!isGone(answer)) throw failure(answer);
    if (field(answer.json, "error_type") !== undefined) return { words: "type" };
    return { words: field(answer.json, "error") === undefined ? "sentence" : "name" };
  },

  async v1(io, api) {
    return (await serves(io, api)) ? {} : undefined;
  },
};

/**
 * One caller alone gets a secret since v0.26.0, which claims it first (ADR-019); before, all may get it who ask at the same moment
 * (`reveal_secret.rb` of v0.23.6 and v0.25.8). The page state tells the release up to v0.26.4, and has an empty text for it since.
 * Nothing: it tells neither, or the server was never released (0.0.0).
 */
function isExclusive({ words }: Looked, state: unknown): boolean | undefined {
  if (words !== "type") return false;
  const release = text(state, "ot_version");
  if (release === "") return true;
  const [, major = 0, minor = 0] = /(\d+)\.(\d+)\./.exec(release ?? "")?.map(Number) ?? [];
  return major + minor === 0 ? undefined : major > 0 || minor >= 26;
}

async function look(io: Io, blank: Server): Promise<Looked> {
  const { dialect, answer } = await ask(missing, io, blank);
  return { dialect: dialect.id, ...answer };
}

/** None if the server takes no guests: then v1 is not tried either. */
async function lookAsGuest(io: Io, blank: Server): Promise<Looked | undefined> {
  try {
    return await look(io, blank);
  } catch (error) {
    if (error instanceof Failure && error.info.reason === "guest-off") return undefined;
    throw error;
  }
}

/** The states that the web app is told before anybody signed in: the first since v0.24, the second in v0.21 to v0.23. */
const PAGE_STATES = ["bootstrap/me", "window"] as const;

/** Never required: there are defaults for every failure. */
async function pageState(io: Io, address: Address): Promise<unknown> {
  for (const path of PAGE_STATES) {
    // One after the other: the second only where the first says nothing.
    const answer = await get(io, `${address}/${path}`).catch(() => undefined);
    if (answer && isGood(answer) && field(answer.json, "secret_options") !== undefined) {
      return answer.json;
    }
  }
  return undefined;
}

/** Each operation of guests has its own switch, and there is one for all of them (`guest_route_gating.rb` of v0.26.6). */
function mayConceal(state: unknown): boolean | undefined {
  const routes = field(field(state, "api"), "guest_routes");
  return flag(routes, "enabled") === false ? false : flag(routes, "conceal");
}
