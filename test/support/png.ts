/** Reads pictures as far as stores measure them: https://www.w3.org/TR/png-3/ */
import { inflateSync } from "node:zlib";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function sizeOf(png: Buffer): Size {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** The opacity of each pixel, row by row, from 0 to 255. For pictures with a palette of 8 bits. */
export function opacityOf(png: Buffer): readonly Uint8Array[] {
  const { width, height } = sizeOf(png);
  const [depth, colors, , , interlaced] = png.subarray(24);
  if (depth !== 8 || colors !== 3 || interlaced !== 0)
    throw new Error("The picture has no such palette");
  const palette = Buffer.concat(chunks(png, "tRNS"));
  const data = inflateSync(Buffer.concat(chunks(png, "IDAT")));
  let above = new Uint8Array(width);
  return Array.from({ length: height }, (_, y) => {
    const start = y * (width + 1);
    above = unfiltered(data[start] ?? 0, data.subarray(start + 1, start + 1 + width), above);
    return above.map((index) => palette[index] ?? 255);
  });
}

/** A row of the picture, which is stored as differences to its neighbours. */
function unfiltered(
  filter: number,
  stored: Uint8Array,
  above: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(stored);
  for (const x of row.keys()) {
    const [left, up, corner] = [row[x - 1] ?? 0, above[x] ?? 0, above[x - 1] ?? 0];
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    row[x] = (stored[x] ?? 0) + guess;
  }
  return row;
}

/** The neighbour that is nearest to left + up - corner. */
function paeth(left: number, up: number, corner: number): number {
  const distance = (one: number) => Math.abs(left + up - corner - one);
  const nearer = distance(left) <= distance(up) ? left : up;
  return distance(nearer) <= distance(corner) ? nearer : corner;
}

function chunks(png: Buffer, kind: string): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const name = png.toString("latin1", at + 4, at + 8);
    if (name === kind) found.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return found;
}
