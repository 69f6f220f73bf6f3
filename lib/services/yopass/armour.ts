/** The armour of OpenPGP messages (RFC 9580, 6.2), without a checksum, which the RFC advises against. */
import { fromBase64, toBase64 } from "../base64";
import type { Bytes } from "./bytes";

const [BEGIN, END] = ["-----BEGIN PGP MESSAGE-----", "-----END PGP MESSAGE-----"] as const;

/** Signs of base64 in a line, as OpenPGP.js writes them. */
const LINE = 60;

export function armoured(message: Bytes): string {
  const lines = toBase64(message).match(new RegExp(`.{1,${LINE}}`, "g")) ?? [];
  return [BEGIN, "", ...lines, END, ""].join("\n");
}

/**
 * The message in the first armour in `text`, whatever surrounds it: JSON writes line breaks as `\n`. An empty line ends
 * the headers, and a checksum begins with `=`: Yopass's command line writes a `Comment`, and its old page a checksum. Nothing if
 * there is no whole armour.
 */
export function messageIn(text: string): Bytes | undefined {
  const plain = text.replaceAll(/(?:\\r)?\\n|\r\n/g, "\n").replaceAll("\\/", "/");
  const start = plain.indexOf(BEGIN);
  const end = plain.indexOf(END, start);
  if (start < 0 || end < 0) return undefined;
  const [, ...lines] = plain.slice(start, end).split("\n");
  const empty = lines.findIndex((line) => line.trim() === "");
  const base64 = lines
    .slice(empty + 1)
    .filter((line) => !line.startsWith("="))
    .join("")
    .replaceAll(/\s/g, "");
  return empty < 0 ? undefined : fromBase64(base64);
}
