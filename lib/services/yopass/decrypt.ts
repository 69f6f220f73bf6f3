/** Decrypts with a password: messages as `format.ts` has them, which Yopass writes now, and as `decryptOld.ts`, from before. */
import { concat, type Bytes } from "./bytes";
import { decryptOld } from "./decryptOld";
import { chunkLocks, DATA_HEADER, KEY_HEADER, keyLock, SIZES, type Lock } from "./format";
import { packetsIn, TYPES, type Packet } from "./packets";
import { s2k } from "./s2k";

/** The packets within; `wrong` if the password is another; `corrupt` if the message is not whole, or of a form we don't know. */
export type Decrypted = readonly Packet[] | "wrong" | "corrupt";

/** Tries the password. Takes time in proportion to the length of the message. */
export async function decrypt(message: Bytes, password: string): Promise<Decrypted> {
  const [key, data, ...rest] = packetsIn(message) ?? [];
  if (key?.type !== TYPES.sessionKey || data?.type !== TYPES.encrypted || rest.length > 0) {
    return "corrupt";
  }
  const isNew = begins(key.body, KEY_HEADER) && begins(data.body, DATA_HEADER);
  const content = await (isNew ? decryptNew : decryptOld)(key.body, data.body, password);
  return typeof content === "string" ? content : (packetsIn(content) ?? "corrupt");
}

function begins(bytes: Bytes, header: readonly number[]): boolean {
  return header.every((byte, index) => bytes[index] === byte);
}

async function decryptNew(
  key: Bytes,
  data: Bytes,
  password: string,
): Promise<Bytes | "wrong" | "corrupt"> {
  const chunks = chunksIn(data);
  const { salt, count, iv, sealed } = partsOf(key);
  if (sealed.length !== SIZES.key + SIZES.tag || !chunks) return "corrupt";
  const sessionKey = await open(await keyLock(await s2k(password, salt, count), iv), sealed);
  if (!sessionKey) return "wrong";
  return (await joined(chunks, sessionKey)) ?? "corrupt";
}

function partsOf(key: Bytes) {
  const start = KEY_HEADER.length;
  const counted = start + SIZES.salt;
  const end = counted + 1 + SIZES.iv;
  const [count = 0] = key.subarray(counted);
  return {
    salt: key.slice(start, counted),
    count,
    iv: key.slice(counted + 1, end),
    sealed: key.slice(end),
  };
}

interface Chunks {
  readonly coded: number;
  readonly salt: Bytes;
  /** Each with its tag. */
  readonly chunks: readonly Bytes[];
  readonly end: Bytes;
}

/** The largest coded size that the RFC allows: 4 MiB. */
const LARGEST = 16;

function chunksIn(data: Bytes): Chunks | undefined {
  const start = DATA_HEADER.length + 1 + SIZES.dataSalt;
  const end = data.length - SIZES.tag;
  const [coded = 0] = data.subarray(DATA_HEADER.length);
  if (coded > LARGEST || end < start) return undefined;
  const step = 2 ** (coded + 6) + SIZES.tag;
  const chunks = Array.from({ length: Math.ceil((end - start) / step) }, (_, index) => {
    const at = start + index * step;
    return data.slice(at, Math.min(at + step, end));
  });
  return { coded, salt: data.slice(DATA_HEADER.length + 1, start), chunks, end: data.slice(end) };
}

/** Nothing if any part was changed or is missing. */
async function joined(
  { coded, salt, chunks, end }: Chunks,
  sessionKey: Bytes,
): Promise<Bytes | undefined> {
  const locks = await chunkLocks(sessionKey, salt, coded);
  const opened: Bytes[] = [];
  for (const [index, chunk] of chunks.entries()) {
    // One after the other: the first damaged one ends it.
    const part = await open(locks.chunk(index), chunk);
    if (!part) return undefined;
    opened.push(part);
  }
  const content = concat(opened);
  return (await open(locks.end(chunks.length, content.length), end)) && content;
}

/** Nothing if it was closed by another lock. */
async function open({ key, iv, bound }: Lock, content: Bytes): Promise<Bytes | undefined> {
  const gcm = { name: "AES-GCM", iv, additionalData: bound };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(gcm, key, content));
  } catch {
    return undefined;
  }
}
