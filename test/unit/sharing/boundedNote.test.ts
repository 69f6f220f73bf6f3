import { expect, test } from "vitest";
import { boundedNote, LONGEST_NOTE } from "../../../lib/sharing/boundedNote";

test.each(["", "for Ana", "\u202eanA rof\u202c", "قاعدة البيانات", "👩‍👩‍👧".repeat(20)])(
  "a note that fits stays as it is: %j",
  (note) => {
    expect(boundedNote(note)).toBe(note);
  },
);

test("a longer one is cut, and no character in two", () => {
  const cut = boundedNote("🔑".repeat(LONGEST_NOTE + 1));
  expect(cut).toBe("🔑".repeat(LONGEST_NOTE));
  expect(cut.isWellFormed()).toBe(true);
});
