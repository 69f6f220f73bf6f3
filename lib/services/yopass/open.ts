/** Opens a text that `reveal.ts` gave. */
import type { Opened, SecretLink } from "../../domain";
import { messageIn } from "./armour";
import { decrypt } from "./decrypt";
import { textIn } from "./literal";
import { TYPES } from "./packets";

/**
 * Tries the passphrase, or without one the key of the link: Yopass's page knows only one password, and a link without a key
 * belongs to one that its sender chose.
 */
export async function open(
  sealed: string,
  { key }: SecretLink,
  passphrase?: string,
): Promise<Opened> {
  const message = messageIn(sealed);
  const password = passphrase ?? key;
  if (!message) return { state: "corrupt" };
  if (password === undefined) return { state: "passphrase" };
  const packets = await decrypt(message, password);
  if (typeof packets === "string") return { state: packets };
  const [packet, ...rest] = packets;
  const text =
    packet?.type === TYPES.literal && rest.length === 0 ? textIn(packet.body) : undefined;
  return text === undefined ? { state: "corrupt" } : { state: "open", text };
}
