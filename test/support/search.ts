/** Looks for a word in everything that a folder holds, in every way in which a browser might write it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files that hold the word, by name; each at most once. */
export function filesWith(folder: string, word: string): readonly string[] {
  const forms = [...spellings(word)];
  return filesIn(folder).filter((file) => {
    const content = contentOf(join(folder, file));
    return forms.some((form) => content.includes(form));
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

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** A file that the browser has just removed has no content. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
