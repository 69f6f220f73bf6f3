/** What is at an address, learned from calls that change nothing. */
import type { Origin, Server } from "../../domain";
import { Failure } from "../../failure";
import { field, flag } from "../../fields";
import type { Io } from "../../service";
import { anonymous, get, isGood, serves } from "./calls";
import { ask } from "./dialects";
import { limitsOf } from "./limits";
import { preview } from "./preview";

/** Well-formed, and nobody's: looking for it tells which paths the server knows. */
const NOBODY = "0".repeat(62);

/** @throws Failure `protocol` if this is no such server, `denied` if it does not take the account of `io` */
export async function probe(io: Io, blank: Server): Promise<Server> {
  const { origin } = blank;
  const v2 = await serves(io, `${origin}/api/v2`);
  if (!v2 && !(await serves(io, `${origin}/api/v1`))) {
    throw new Failure({ kind: "protocol", reason: "no-such-server" });
  }
  const guest = await guestDialect(anonymous(io), blank);
  const own = io.credentials ? await dialectOf(io, blank) : guest;
  const state = v2 ? await pageState(anonymous(io), origin) : undefined;
  return {
    ...blank,
    ...(own === undefined ? {} : { dialect: own }),
    guests: mayConceal(state) ?? guest !== undefined,
    limits: limitsOf(field(state, "secret_options"), io.credentials !== undefined),
  };
}

async function dialectOf(io: Io, blank: Server): Promise<string> {
  const { dialect } = await ask(preview, io, blank, NOBODY);
  return dialect.id;
}

/** None if guests are not let in: then v1 is not tried either. */
async function guestDialect(io: Io, blank: Server): Promise<string | undefined> {
  try {
    return await dialectOf(io, blank);
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
