/** The text that a copy gives: each case has Chromium 156's reading of a selection, and the text of Ctrl+C. */
import { describe, expect, test } from "vitest";
import { copied, isMasked, type SelectedPart } from "../../../lib/sharing/copied";

const text = (words: string): SelectedPart => ({ kind: "text", text: words, shown: "plain" });
const changed = (words: string): SelectedPart => ({ kind: "text", text: words, shown: "changed" });
const masked = (words: string): SelectedPart => ({ kind: "text", text: words, shown: "masked" });
const picture = (alt: string): SelectedPart => ({ kind: "picture", text: alt });
const field = (value: string): SelectedPart => ({ kind: "field", text: value, shown: "plain" });
const line: SelectedPart = { kind: "break" };

describe("a copy has", () => {
  test.each<[string, string, readonly SelectedPart[], string]>([
    [
      "the texts of pictures between words",
      "liontulip-7",
      [text("lion"), picture("🦁"), text("tulip"), picture("🌷"), text("-7")],
      "lion🦁tulip🌷-7",
    ],
    [
      "the texts of pictures among blanks",
      "lion  tulip  x  y",
      [
        text("lion "),
        picture("A"),
        text(" tulip "),
        picture("B"),
        picture("C"),
        text(" x"),
        picture("D"),
        text("\n"),
        picture("E"),
        text(" y"),
      ],
      "lion A tulip BC xD E y",
    ],
    [
      "the texts of pictures at the ends of lines",
      "one \n\n two",
      [line, text("one "), picture("A"), line, line, picture("B"), text(" two"), line],
      "one A\n\nB two",
    ],
    [
      "the values of fields on lines of their own",
      "Host: \nUser: \nEnd",
      [
        line,
        text("Host: "),
        field("db"),
        line,
        line,
        text("User: "),
        field("me"),
        line,
        line,
        text("End"),
        line,
      ],
      "Host: \ndb\nUser: \nme\nEnd",
    ],
    [
      "the values of fields within a line",
      "Host:  port",
      [text("Host: "), field("db"), text(" port")],
      "Host: \ndb\n port",
    ],
    ["letters as they are written", "TULIP-KEY", [changed("Tulip-Key")], "Tulip-Key"],
    ["letters that become two", "STRASSE ONE", [changed("straße one")], "straße one"],
    ["capitals at the beginning of words", "Hello WOrld", [changed("hello wOrld")], "hello wOrld"],
    ["bullets for masked letters", "a ••• b", [text("a "), masked("xyz"), text(" b")], "a ••• b"],
    ["bullets for other masks", "a ◦■ b", [text("a "), masked("xy"), text(" b")], "a •• b"],
    ["blanks for no-break spaces", "a\u00a0b", [], "a b"],
  ])("%s", (_what, selected, parts, copy) => {
    expect(copied(selected, parts)).toBe(copy);
  });

  test("bullets for letters that Firefox has in clear", () => {
    expect(copied("user ab\ncd", [text("user "), masked("ab\ncd")])).toBe("user ••\n••");
  });
});

describe("it is not certain", () => {
  test.each<[string, string, readonly SelectedPart[]]>([
    [
      "a picture is between two of the line breaks",
      "a\n\nb",
      [text("a"), line, picture("X"), line, text("b")],
    ],
    ["one of several words is meant", "a b", [text("a"), picture("X"), text("c")]],
    ["a list is copied in a form of its own", "a", [text("a"), { kind: "unknown" }]],
    ["an empty field is copied in a form of its own", "a", [text("a"), field("")]],
    [
      "cells around a field are kept apart",
      "a\t\tb",
      [text("a"), line, field("1"), line, text("b")],
    ],
    ["letters were written in another language", "İ", [changed("i")]],
  ])("%s", (_what, selected, parts) => {
    expect(copied(selected, parts)).toBeUndefined();
  });
});

test("bullets alone are a masked text, on one line or many", () => {
  for (const bullets of ["•••", "●●", "◦◦ ◦\n■■"]) expect(isMasked(bullets)).toBe(true);
  for (const other of ["", " \n", "a••", "user: •••"]) expect(isMasked(other)).toBe(false);
});
