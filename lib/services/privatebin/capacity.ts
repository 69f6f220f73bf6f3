/** Bytes around a text before it is encrypted: `{"paste":""}`, and the blocks of DEFLATE that keep it as it is. */
const AROUND = 12 + 5;

/** Bytes of a block of DEFLATE with its head: the smallest that zlib makes for a text that does not compress. */
const BLOCK = 16_384;
const HEAD = 5;

/** Bytes. */
const TAG = 16;

/**
 * The bytes of a text without quotes and line breaks that fit into `maxBytes` of base64, even if it does not compress. Most texts
 * do, so that far longer ones fit too.
 */
export function capacity(maxBytes: number): number {
  const bytes = Math.floor(maxBytes / 4) * 3 - TAG - AROUND;
  return Math.max(0, bytes - Math.ceil(bytes / BLOCK) * HEAD);
}
