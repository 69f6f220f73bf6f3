/** DEFLATE without a header (RFC 1951), by the browser's own streams. */

export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The bytes before {@link deflate}; nothing if these are damaged, or become more than `most`. */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    // A stream gives one chunk after the other. An error says that the bytes are damaged.
    const chunk = await reader.read().catch(() => undefined);
    if (!chunk) return undefined;
    if (chunk.done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    size += chunk.value.length;
    if (size > most) {
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    chunks.push(chunk.value);
  }
}
