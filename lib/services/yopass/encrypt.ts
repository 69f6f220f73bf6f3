/** Encrypts with a password, as Yopass's own page does. `decrypt.ts` is the reverse. */
import { concat, type Bytes } from "./bytes";
import {
  chunkLocks,
  CODED_CHUNK,
  DATA_HEADER,
  KEY_HEADER,
  keyLock,
  SIZES,
  type Lock,
} from "./format";
import { packet, TYPES } from "./packets";
import { CODED_COUNT, s2k } from "./s2k";

/** Bytes of a chunk. */
const CHUNK = 2 ** (CODED_CHUNK + 6);

/**
 * The message whose encrypted part holds the packets `content`.
 *
 * @param random strong random bytes
 */
export async function encrypt(
  content: Bytes,
  password: string,
  random: (length: number) => Bytes,
): Promise<Bytes> {
  const [salt, iv, sessionKey] = [random(SIZES.salt), random(SIZES.iv), random(SIZES.key)];
  const dataSalt = random(SIZES.dataSalt);
  const secret = await s2k(password, salt, CODED_COUNT);
  const key = await close(await keyLock(secret, iv), sessionKey);
  const locks = await chunkLocks(sessionKey, dataSalt, CODED_CHUNK);
  const count = Math.ceil(content.length / CHUNK);
  const chunks = Array.from({ length: count }, (_, index) =>
    close(locks.chunk(index), content.slice(index * CHUNK, (index + 1) * CHUNK)),
  );
  const end = close(locks.end(count, content.length), new Uint8Array());
  const data = await Promise.all([...chunks, end]);
  const [keyHeader, coded] = [Uint8Array.of(...KEY_HEADER), Uint8Array.of(CODED_COUNT)];
  const dataHeader = Uint8Array.of(...DATA_HEADER, CODED_CHUNK);
  return concat([
    packet(TYPES.sessionKey, concat([keyHeader, salt, coded, iv, key])),
    packet(TYPES.encrypted, concat([dataHeader, dataSalt, ...data])),
  ]);
}

async function close({ key, iv, bound }: Lock, content: Bytes): Promise<Bytes> {
  const gcm = { name: "AES-GCM", iv, additionalData: bound };
  return new Uint8Array(await crypto.subtle.encrypt(gcm, key, content));
}
