/** Undoes zlib (RFC 1950). */

/** Bytes. A page makes files of a million at most; a server that means harm could send a text that fills the memory. */
const LARGEST = 16 * 1024 * 1024;

/** Nothing if `bytes` are not compressed so, or by too much. */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    for (const reader = stream.getReader(); ;) {
      // A stream gives one chunk after the other.
      const chunk = await reader.read();
      if (chunk.done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
      size += chunk.value.length;
      if (size > LARGEST) return void reader.cancel();
      chunks.push(chunk.value);
    }
  } catch {
    return undefined;
  }
}
