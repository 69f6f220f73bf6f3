/** Asks a server for its version, which tells how to speak to it. Anybody is told, and nothing is consumed. */
import type { Address, Server } from "../../domain";
import { field, flag, text } from "../../fields";
import type { Io } from "../../service";
import { look } from "./calls";
import type { Dialect } from "./dialects";
import { failure } from "./failures";

export interface Version extends Pick<Server, "guests" | "exclusive"> {
  readonly dialect: Dialect;
}

/** The first is in v2.3.0 and up, the second in v1.51.10 and up. */
const APIS = ["v2", "v1"] as const;

/** Nothing if the server has neither: it is older, or a gateway that shows pages only, and claims a view with each of them. */
export async function versionOf(io: Io, address: Address): Promise<Version | undefined> {
  for (const api of APIS) {
    // One after the other: the second only where the server does not know the first.
    const answer = await look(io, `${address}/api/${api}/version.json`);
    const release = text(answer.json, "application_version");
    if (answer.status === 200 && release !== undefined) {
      const commercial = text(answer.json, "edition") === "commercial";
      const guests = flag(field(answer.json, "features"), "anonymous_access");
      return {
        dialect: api === "v2" && commercial ? "v2-commercial" : api,
        ...(guests === undefined ? {} : { guests }),
        // Its makers do not tell when the commercial edition came to lock.
        ...(commercial ? {} : { exclusive: locks(release) }),
      };
    }
    if (answer.status !== 404) throw failure(answer);
  }
  return undefined;
}

/** Before v2.11.2 all may get a secret who ask at the same moment: since then its row is locked. */
function locks(release: string): boolean {
  const [major = 0, minor = 0, patch = 0] = release.split(".").map(Number);
  return major > 2 || (major === 2 && (minor > 11 || (minor === 11 && patch >= 2)));
}
