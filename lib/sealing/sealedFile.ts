/** Saves a sealed text as a file, because it could not be opened when it was received. */
import type { Instant } from "../domain";
import { findSealed } from "./format";

/** Bytes. No service keeps texts that come near: a longer file is another one. */
const LONGEST = 1_000_000;

/** The name of a file that is saved now, with the day in UTC. */
export function savedName(now: Instant): string {
  return `sealed-text-${new Date(now).toISOString().slice(0, 10)}.txt`;
}

/** The whole text of a file that holds a sealed text, in UTF-8; nothing if it is another file. */
export async function readSaved(file: Blob): Promise<string | undefined> {
  if (file.size > LONGEST) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return findSealed(text) === undefined ? undefined : text;
  } catch {
    // The file is gone, or holds no text.
    return undefined;
  }
}
