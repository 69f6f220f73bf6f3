/** Asks a server's front page which links it understands. */
import type { Address } from "../../domain";
import type { Io } from "../../service";
import { look } from "./calls";
import { ASKS } from "./links";

/** A page that asks before it reads a paste by `#-`, or one that reads each at once. */
export type Page = typeof ASKS | "reads";

/** Each page loads its own script by its version (`View.php`). */
const VERSION = /js\/privatebin\.js\?(\d+)\.(\d+)/;

/** A page that does not tell its version counts as old: links with `#` open everywhere, those with `#-` since 1.7.0 only. */
export async function askPage(io: Io, address: Address): Promise<Page> {
  const { body } = await look(io, `${address}/`, "text/html");
  const [major = 0, minor = 0] = (VERSION.exec(body)?.slice(1) ?? []).map(Number);
  return major > 1 || (major === 1 && minor >= 7) ? ASKS : "reads";
}
