/** Packets of OpenPGP: the frame alone, in the format that is not the legacy one (RFC 9580, 4.2.1). */
import { concat, type Bytes } from "./bytes";

export interface Packet {
  readonly type: number;
  readonly body: Bytes;
}

/** The types that a message of Yopass is made of (RFC 9580, 5). */
export const TYPES = { sessionKey: 3, literal: 11, encrypted: 18 } as const;

/** Both bits that begin a packet. */
const FRAME = 0xc0;

export function packet(type: number, body: Bytes): Bytes {
  return concat([Uint8Array.of(FRAME | type), lengthOf(body.length), body]);
}

/** One, two or five bytes. */
function lengthOf(size: number): Uint8Array {
  if (size < 192) return Uint8Array.of(size);
  if (size < 8384) return Uint8Array.of(((size - 192) >> 8) + 192, (size - 192) & 0xff);
  const five = new Uint8Array(5);
  five[0] = 255;
  new DataView(five.buffer).setUint32(1, size);
  return five;
}

/** Packets in one sequence. Ours have two; a sequence of more than these was made to keep us busy. */
const MOST = 16;

/** The packets that `bytes` are made of; nothing if their lengths do not fit. */
export function packetsIn(bytes: Bytes): readonly Packet[] | undefined {
  const whole = bytes.slice();
  const packets: Packet[] = [];
  let at = 0;
  while (at < whole.length && packets.length < MOST) {
    const first = whole[at] ?? 0;
    if ((first & FRAME) !== FRAME) return undefined;
    const body = bodyAt(whole, at + 1);
    if (!body) return undefined;
    packets.push({ type: first & ~FRAME, body: body.body });
    at = body.end;
  }
  return at === whole.length ? packets : undefined;
}

/** Moves the parts of a body to its beginning, so that many small ones take no memory. */
function bodyAt(
  whole: Bytes,
  start: number,
): { readonly body: Bytes; readonly end: number } | undefined {
  let [from, to] = [start, start];
  for (;;) {
    const part = partAt(whole, from);
    if (!part) return undefined;
    whole.copyWithin(to, part.start, part.end);
    to += part.end - part.start;
    from = part.end;
    if (part.last) return { body: whole.subarray(start, to), end: from };
  }
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly last: boolean;
}

function partAt(whole: Bytes, at: number): Part | undefined {
  const [first, second = 0] = whole.subarray(at, at + 2);
  if (first === undefined) return undefined;
  const part = (header: number, size: number, last = true): Part | undefined => {
    const start = at + header;
    return start + size > whole.length ? undefined : { start, end: start + size, last };
  };
  if (first < 192) return part(1, first);
  if (first < 224) return part(2, (first - 192) * 256 + second + 192);
  // A partial body length.
  if (first < 255) return part(1, 2 ** (first & 0x1f), false);
  if (at + 5 > whole.length) return undefined;
  return part(5, new DataView(whole.buffer, whole.byteOffset + at + 1).getUint32(0));
}
