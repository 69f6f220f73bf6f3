/** Decrypts AES in the mode CFB (NIST SP 800-38A, 6.3) with an iv of zeros. WebCrypto has the cipher, but not the mode. */
import type { Bytes } from "./bytes";

/** Bytes. */
export const BLOCK = 16;

/** Blocks at a time: each is a call of its own. */
const AT_ONCE = 4096;

export async function cfb(key: Bytes, data: Bytes): Promise<Bytes> {
  const aes = await crypto.subtle.importKey("raw", key, "AES-CTR", false, ["encrypt"]);
  const blocks = Math.ceil(data.length / BLOCK);
  const opened = new Uint8Array(data.length);
  /** The block at `index` decrypted: the one before it encrypted once more, and added. */
  const open = async (index: number): Promise<void> => {
    const before = index === 0 ? new Uint8Array(BLOCK) : blockAt(data, index - 1);
    const mask = await encryptedBlock(aes, before);
    const masked = blockAt(data, index).map((byte, at) => byte ^ (mask[at] ?? 0));
    opened.set(masked, index * BLOCK);
  };
  for (let start = 0; start < blocks; start += AT_ONCE) {
    const length = Math.min(AT_ONCE, blocks - start);
    // A part after the other, to spare memory.
    await Promise.all(Array.from({ length }, (_, index) => open(start + index)));
  }
  return opened;
}

function blockAt(data: Bytes, index: number): Bytes {
  return data.slice(index * BLOCK, (index + 1) * BLOCK);
}

/** The mode CTR encrypts its counter and adds it to the data, here zeros. */
async function encryptedBlock(key: CryptoKey, block: Bytes): Promise<Bytes> {
  const ctr = { name: "AES-CTR", counter: block, length: 128 };
  return new Uint8Array(await crypto.subtle.encrypt(ctr, key, new Uint8Array(BLOCK)));
}
