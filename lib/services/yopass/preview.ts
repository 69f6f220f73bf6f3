/** Tells what a link leads to. */
import type { Preview, SecretLink, Server } from "../../domain";
import type { Io } from "../../service";
import { config } from "./config";
import { isFile } from "./links";
import { look } from "./look";

/** A link without a key asks for the passphrase at once: a text that nobody can open is not fetched. */
export async function preview(io: Io, server: Server, link: SecretLink): Promise<Preview> {
  if (isFile(link)) return { state: "elsewhere" };
  const found = await look(io, server, link.id);
  if (found.state === "gone") return found;
  if (found.state === "there" && (found.signIn || !found.once)) return { state: "elsewhere" };
  // Only its text tells how a secret was sealed, so all of such a server count.
  const { argon2, exclusive } = await config(io, server);
  if (argon2) return { state: "elsewhere" };
  return found.state === "off"
    ? { state: "unknown" }
    : { state: "waiting", passphrase: link.key === undefined, exclusive };
}
