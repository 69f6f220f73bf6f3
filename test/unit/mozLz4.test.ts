/** A search on the disk reads the files that Firefox packs. A journey finds a text in a real one. */
import { expect, test } from "vitest";
import { isMozLz4, unpackMozLz4 } from "../support/mozLz4";

function packed(length: number, ...block: readonly (string | readonly number[])[]): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(length);
  return Buffer.concat([Buffer.from("mozLz40\0"), size, ...block.map((part) => Buffer.from(part))]);
}

test("a match repeats what stands before it", () => {
  const file = packed(17, [0x60], "xa wo ", [5, 0, 0x70], "rd here");
  expect(isMozLz4(file)).toBe(true);
  expect(file.includes("a word")).toBe(false);
  expect(unpackMozLz4(file).toString()).toBe("xa wo a word here");
});

test("a match may overlap with what it makes, and be longer than 255", () => {
  const file = packed(304, [0x1f], "x", [1, 0, 255, 26, 0x30], "end");
  expect(unpackMozLz4(file).toString()).toBe(`${"x".repeat(301)}end`);
});

test("literals may be more than fifteen", () => {
  const text = "twenty-two letters, so";
  expect(unpackMozLz4(packed(22, [0xf0, 7], text)).toString()).toBe(text);
});

test("a file that breaks off gives its beginning", () => {
  expect(unpackMozLz4(packed(17, [0x60], "xa wo ", [5])).toString()).toBe("xa wo ");
});

test("another file is none", () => {
  expect(isMozLz4(Buffer.from("mozLz4"))).toBe(false);
});
