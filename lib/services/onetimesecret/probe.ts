/** What is at an address, learned from calls that change nothing. */
import type { Origin, Server } from "../../domain";
import { Failure } from "../../failure";
import { field, flag } from "../../fields";
import type { Io } from "../../service";
import { anonymous, get, isGood, serves } from "./calls";
import { ask, type Versions } from "./dialects";
import { failure, isGone, isRouteMissing } from "./failures";
import { limitsOf } from "./limitsOf";

/** Well-formed, and nobody's: looking for it tells which paths the server knows. */
const NOBODY = "0".repeat(62);

/** @throws Failure `protocol` if this is no such server, `denied` if it does not take the account of `io` */
export async function probe(io: Io, blank: Server): Promise<Server> {
  const { origin } = blank;
  const v2 = await serves(io, `${origin}/api/v2`);
  if (!v2 && !(await serves(io, `${origin}/api/v1`))) {
    throw new Failure({ kind: "protocol", reason: "no-such-server" });
  }
  const guest = await lookAsGuest(anonymous(io), blank);
  const own = io.credentials ? await look(io, blank) : guest;
  const old = own?.era === "old";
  const state = v2 ? await pageState(anonymous(io), origin) : undefined;
  return {
    ...blank,
    ...(own === undefined ? {} : { dialect: own.dialect }),
    ...(own === undefined ? {} : { exclusive: own.era === "new" }),
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
   * Up to v0.23, where several who ask at the same moment may all get a secret; or since. Absent: v1 does not tell, but is
   * spoken only where there is no v2 yet, which is before v0.19.
   */
  readonly era?: "old" | "new";
}

/** By the words for a secret that is not there: up to v0.23 it has a sentence only. */
const missing: Versions<[], Pick<Looked, "era"> | undefined> = {
  async v2(io, api) {
    const answer = await get(io, `${api}/secret/${NOBODY}`);
    if (isRouteMissing(answer)) return undefined;
    if (!isGone(answer)) throw failure(answer);
    return {
      era: (field(answer.json, "error_type") ?? field(answer.json, "error")) ? "new" : "old",
    };
  },

  async v1(io, api) {
    return (await serves(io, api)) ? {} : undefined;
  },
};

async function look(io: Io, blank: Server): Promise<Looked> {
  const { dialect, answer } = await ask(missing, io, blank);
  return { dialect: dialect.id, ...answer };
}

/** None if guests are not let in: then v1 is not tried either. */
async function lookAsGuest(io: Io, blank: Server): Promise<Looked | undefined> {
  try {
    return await look(io, blank);
  } catch (error) {
    if (error instanceof Failure && error.info.reason === "guest-off") return undefined;
    throw error;
  }
}

/** What the web app is told before anybody signed in: by the first since v0.24, by the second in v0.21 to v0.23. */
const PAGE_STATES = ["bootstrap/me", "window"] as const;

/** Never required: whatever goes wrong, there are defaults. */
async function pageState(io: Io, origin: Origin): Promise<unknown> {
  for (const path of PAGE_STATES) {
    // One after the other: the second only where the first says nothing.
    const answer = await get(io, `${origin}/${path}`).catch(() => undefined);
    if (answer && isGood(answer) && field(answer.json, "secret_options") !== undefined) {
      return answer.json;
    }
  }
  return undefined;
}

/** Each operation of guests has its own switch, and all of them have one (`guest_route_gating.rb` of v0.26.6). */
function mayConceal(state: unknown): boolean | undefined {
  const routes = field(field(state, "api"), "guest_routes");
  return flag(routes, "enabled") === false ? false : flag(routes, "conceal");
}
