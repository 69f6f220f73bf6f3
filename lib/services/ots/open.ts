/** Opens texts that ots keeps, whoever encrypted them. */
import type { Opened, SecretLink } from "../../domain";
import { readContent } from "./content";
import { decrypt, findSalted, parseSalted } from "./openssl";

/**
 * Decrypts a text as often as one likes. A link without pass leads to a text that was kept as it is or, if that is encrypted, its
 * pass comes by another way: that is taken for the passphrase.
 *
 * Padding and UTF-8 are all that can be checked. Nearly every wrong pass breaks one of them. A text that was changed at the
 * service may still open, in part as rubbish: the format cannot prove that it is the sender's.
 */
export async function open(
  sealed: string,
  { key }: Pick<SecretLink, "key">,
  passphrase?: string,
): Promise<Opened> {
  // Without a key the text may be any, and may tell of an encrypted one.
  const found = key === undefined ? sealed.trim() : findSalted(sealed);
  const salted = found === undefined ? undefined : parseSalted(found);
  if (!salted) {
    return key === undefined ? { state: "open", ...readContent(sealed) } : { state: "corrupt" };
  }
  const pass = key ?? passphrase;
  if (pass === undefined) return { state: "passphrase" };
  const plaintext = await decrypt(salted, pass);
  const content = plaintext && decoded(plaintext);
  return content === undefined ? { state: "wrong" } : { state: "open", ...readContent(content) };
}

function decoded(plaintext: ArrayBuffer): string | undefined {
  try {
    // A byte order mark at the start belongs to the text.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plaintext);
  } catch {
    return undefined;
  }
}
