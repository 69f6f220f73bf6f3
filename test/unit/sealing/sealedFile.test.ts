import { expect, test } from "vitest";
import { readSaved, savedName } from "../../../lib/sealing/sealedFile";
import { seal } from "../../../lib/sealing/seal";

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const sealed = await seal("DB_PASSWORD=k9!vT2-", "0".repeat(64), { random });
const file = (...parts: readonly BlobPart[]) => new Blob([...parts]);

test("a saved text is read as it was", async () => {
  expect(await readSaved(file(sealed))).toBe(sealed);
});

test("a mark of its encoding and what was written around it do no harm", async () => {
  expect(await readSaved(file("\uFEFF", "From Anä:\r\n\r\n", sealed))).toContain(sealed);
});

test.each([
  ["an empty file", file()],
  ["another text", file("a shopping list")],
  ["half of it", file(sealed.slice(0, -30))],
  ["another encoding", file(new Uint8Array(Buffer.from(sealed, "utf16le")))],
  ["bytes that are no text", file(sealed, new Uint8Array([0xff, 0xfe, 0xc3]))],
  ["a file that is far too large", file(sealed, "\n".repeat(1_000_000))],
])("%s is not taken", async (_what, other) => {
  expect(await readSaved(other)).toBeUndefined();
});

test("a file that is gone is not taken", async () => {
  const gone = file(sealed);
  gone.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
  expect(await readSaved(gone)).toBeUndefined();
});

test("the name tells the day, and nothing else", () => {
  expect(savedName(Date.UTC(2026, 10, 22, 23))).toBe("sealed-text-2026-11-22.txt");
});
