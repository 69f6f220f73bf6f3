import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { markInvisible, MOST_MARKS } from "../../../lib/revealing/markInvisible";

const marks = (text: string) =>
  markInvisible(text).flatMap((part) => ("code" in part ? [[part.kind, part.code]] : []));

describe("a hiding character is marked", () => {
  test.each([
    ["zero width space", "\u200b", "invisible", "U+200B"],
    ["zero width joiner", "a\u200db", "invisible", "U+200D"],
    ["byte order mark", "\ufeff", "invisible", "U+FEFF"],
    ["soft hyphen", "\u00ad", "invisible", "U+00AD"],
    ["Hangul filler", "\u3164", "invisible", "U+3164"],
    ["tag character", "\u{e0041}", "invisible", "U+E0041"],
    ["variation selector", "a\ufe0f", "invisible", "U+FE0F"],
    ["right-to-left override", "\u202e", "direction", "U+202E"],
    ["left-to-right mark", "\u200e", "direction", "U+200E"],
    ["Arabic letter mark", "\u061c", "direction", "U+061C"],
    ["isolate", "\u2066", "direction", "U+2066"],
    ["no-break space", "\u00a0", "blank", "U+00A0"],
    ["em space", "\u2003", "blank", "U+2003"],
    ["Braille blank", "\u2800", "blank", "U+2800"],
    ["NUL", "\0", "control", "U+0000"],
    ["escape", "\u001b", "control", "U+001B"],
    ["next line", "\u0085", "control", "U+0085"],
    ["line separator", "\u2028", "control", "U+2028"],
    ["lone surrogate", "\ud800", "control", "U+D800"],
    ["lone carriage return", "\rx", "control", "U+000D"],
  ])("%s", (_, text, kind, code) => {
    expect(marks(text)).toEqual([[kind, code]]);
  });

  test("a run of the same is one mark", () => {
    expect(marks("a\u200b\u200b\u200bb\u200b")).toEqual([
      ["invisible", "U+200B ×3"],
      ["invisible", "U+200B"],
    ]);
  });
});

describe("a visible character is not marked", () => {
  test.each([
    ["blanks, tabs and line breaks", "a b\tc\nd\r\ne\n\r\n"],
    ["letters of any script", "Grüße שלום مرحبا 漢字 हिन्दी ภาษาไทย"],
    ["combining accents", "e\u0301"],
    ["ideographic space", "漢\u3000字"],
    ["emoji, with the joiners and selectors in them", "👍🏽 👨‍👩‍👧‍👦 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇪 1️⃣"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    expect(marks(text)).toEqual([]);
  });
});

test("between two parts of text stands a mark, and nothing is empty", () => {
  expect(markInvisible("a\u200bb")).toEqual([
    { kind: "text", text: "a" },
    { kind: "invisible", text: "\u200b", code: "U+200B" },
    { kind: "text", text: "b" },
  ]);
});

test("nothing is lost: the parts are the text", () => {
  assert(
    property(string({ unit: "binary" }), (text) => {
      const parts = markInvisible(text);
      expect(parts.map((part) => part.text).join("")).toBe(text);
      expect(parts.every((part) => part.text !== "")).toBe(true);
    }),
  );
});

test.each(["a\u200b", "\u200b\u200c", "\u202e \u00a0"])(
  "so many of a million hidden characters (%j) are marked, and the rest is told apart",
  (piece) => {
    const text = piece.repeat(500_000);
    const parts = markInvisible(text);
    expect(parts.filter((part) => "code" in part)).toHaveLength(MOST_MARKS);
    expect(parts.length).toBeLessThanOrEqual(2 * MOST_MARKS + 2);
    expect(parts.at(-1)?.kind).toBe("unmarked");
    expect(parts.map((part) => part.text).join("")).toBe(text);
  },
);

test("a text with exactly as many as can be marked leaves nothing unmarked", () => {
  const parts = markInvisible("a\u200b".repeat(MOST_MARKS));
  expect(parts).toHaveLength(2 * MOST_MARKS);
  expect(parts.at(-1)?.kind).toBe("invisible");
});
