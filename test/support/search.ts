/** Looks for a word in everything that a folder holds, in every way in which a browser might write it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMozLz4, unpackMozLz4 } from "./mozLz4";

/**
 * The files that hold the word, by name; each at most once.
 *
 * @param among leaves out files of other names
 */
export function filesWith(folder: string, word: string, among?: RegExp): readonly string[] {
  return findsOf(folder, [word], among).map(({ file }) => file);
}

interface Find {
  readonly word: string;
  readonly file: string;
}

/** As {@link filesWith}, for several words: a browser keeps so much that reading it takes a second. */
export function findsOf(folder: string, words: readonly string[], among = /./): readonly Find[] {
  const all = words.map((word) => ({ word, forms: [...spellings(word)] }));
  return filesIn(folder)
    .filter((file) => among.test(file))
    .flatMap((file) => {
      const content = contentOf(join(folder, file));
      return all
        .filter(({ forms }) => forms.some((form) => content.includes(form)))
        .map(({ word }) => ({ word, file }));
    });
}

/** The word as UTF-8 and UTF-16, and, if it is hex digits, as their bytes; each plain, in hex and in base64. */
function* spellings(word: string): Iterable<Buffer> {
  yield Buffer.from(encodeURIComponent(word));
  yield Buffer.from(JSON.stringify(word).slice(1, -1));
  const bytes = [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")];
  if (/^(?:[0-9a-f]{2})+$/.test(word)) bytes.push(Buffer.from(word, "hex"));
  for (const plain of bytes) {
    yield plain;
    yield Buffer.from(plain.toString("hex"));
    yield Buffer.from(plain.toString("hex").toUpperCase());
    for (const encoding of ["base64", "base64url"] as const) {
      for (const offset of [0, 1, 2]) yield Buffer.from(inside(plain, encoding, offset));
    }
  }
}

/** The digits that depend on these bytes alone, when others come before and after them. */
function inside(bytes: Buffer, encoding: "base64" | "base64url", offset: number): string {
  const padded = Buffer.concat([Buffer.alloc(offset), bytes]).toString(encoding);
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + bytes.length) * 8) / 6);
  return padded.slice(first, last);
}

/** The names of all files in a folder and its folders. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** As it is before Firefox packs it. A file that the browser has just removed has no content. */
export function contentOf(file: string): Buffer {
  try {
    const content = readFileSync(file);
    return isMozLz4(content) ? unpackMozLz4(content) : content;
  } catch {
    return Buffer.alloc(0);
  }
}
