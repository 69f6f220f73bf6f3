/** Unpacks the files in which Firefox keeps its tabs: one block of LZ4 behind a mark and the length of the content. */

const MARK = Buffer.from("mozLz40\0", "latin1");
/** Bytes. */
const HEADER = MARK.length + 4;

export function isMozLz4(file: Buffer): boolean {
  return file.subarray(0, MARK.length).equals(MARK);
}

/** By the format of blocks, https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md. A broken file gives what is whole in it. */
export function unpackMozLz4(file: Buffer): Buffer {
  const content = Buffer.alloc(file.readUInt32LE(MARK.length));
  let from = HEADER;
  let to = 0;
  /** A length of 15 goes on in the next bytes, up to the first that is not 255. */
  const length = (first: number) => {
    let sum = first;
    if (first < 15) return sum;
    for (let more = 255; more === 255 && from < file.length; from += 1) {
      more = file[from] ?? 0;
      sum += more;
    }
    return sum;
  };
  while (from < file.length && to < content.length) {
    const token = file[from++] ?? 0;
    const literals = length(token >> 4);
    file.copy(content, to, from, from + literals);
    from += literals;
    to += literals;
    // The last sequence has nothing but literals.
    if (from + 2 > file.length) break;
    const start = to - file.readUInt16LE(from);
    from += 2;
    // The match may overlap with what it makes.
    for (
      let rest = length(token & 15) + 4, at = start;
      rest > 0 && to < content.length;
      rest -= 1
    ) {
      content[to++] = content[at++] ?? 0;
    }
  }
  return content.subarray(0, to);
}
