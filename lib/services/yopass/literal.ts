/** Literal data (RFC 9580, 5.9): the packet with the text. */
import { concat, type Bytes } from "./bytes";
import { packet, TYPES } from "./packets";

const BINARY = "b".charCodeAt(0);

/** Formats of text, whose lines end with CRLF in the packet: `t` and `u`. */
const TEXT = ["t", "u"].map((format) => format.charCodeAt(0));

/** Format, length of the file name, and date. */
const HEADER = 6;

/**
 * As binary data without name and date: text as OpenPGP has it may not keep its line ends. Yopass's page reads both alike.
 */
export function literal(text: string): Bytes {
  const header = new Uint8Array(HEADER);
  header[0] = BINARY;
  return packet(TYPES.literal, concat([header, new TextEncoder().encode(text)]));
}

/** The text in the body of such a packet, with its own line ends; nothing if it is none. */
export function textIn(body: Bytes): string | undefined {
  const [format = 0, name = 0] = body;
  if (body.length < HEADER + name) return undefined;
  const text = decoded(body.subarray(HEADER + name));
  return TEXT.includes(format) ? text?.replaceAll("\r\n", "\n") : text;
}

function decoded(bytes: Bytes): string | undefined {
  try {
    // A byte order mark at the start belongs to the text.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
