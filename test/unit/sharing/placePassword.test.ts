import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placePassword } from "../../../lib/sharing/placePassword";
import { anyText } from "../../support/arbitraries";

const PASSWORD = "t7#Kq2_mVx";

test.each([
  ["an empty box", "", 0, PASSWORD],
  ["after a blank", "Password: ", 10, `Password: ${PASSWORD}`],
  ["after a word", "Password:", 9, `Password:\n${PASSWORD}`],
  ["in a line of its own", "Name: ana\n\nRegards", 10, `Name: ana\n${PASSWORD}\nRegards`],
  ["before a word", "Regards", 0, `${PASSWORD}\nRegards`],
  ["within a word", "Regards", 3, `Reg\n${PASSWORD}\nards`],
])("goes where the caret is: %s", (_title, text, caret, expected) => {
  expect(placePassword(text, PASSWORD, { caret })).toBe(expected);
});

test("takes the place of the one before, wherever the caret is", () => {
  const text = `Name: ana\n${PASSWORD}\nRegards`;
  const place = { caret: 0, before: PASSWORD };
  expect(placePassword(text, "$&-new", place)).toBe("Name: ana\n$&-new\nRegards");
});

test("goes to the caret if somebody changed the one before", () => {
  const place = { caret: 11, before: PASSWORD };
  expect(placePassword(`${PASSWORD}!`, "new", place)).toBe(`${PASSWORD}!\nnew`);
});

test("takes nothing of a text away, and stands apart from it", () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, number) => {
      const caret = number % (text.length + 1);
      const placed = placePassword(text, PASSWORD, { caret });
      const [before, after] = [text.slice(0, caret), text.slice(caret)];
      expect(placed.startsWith(before)).toBe(true);
      expect(placed.endsWith(after)).toBe(true);
      const between = placed.slice(caret, placed.length - after.length);
      expect(between.trim()).toBe(PASSWORD);
      expect(placed.split(/\s/)).toContain(PASSWORD);
    }),
  );
});
