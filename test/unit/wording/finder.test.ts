import * as fc from "fast-check";
import { expect, test } from "vitest";
import { finder } from "../../../lib/wording/finder";

const finds = (query: string, text: string, state = "Waiting") => finder(query)({ text, state });

test.each([
  ["", "anything"],
  ["  ", "anything"],
  ["ana", "for Ana"],
  ["STAGING", "staging database"],
  ["base stag", "staging database"],
  ["example", "for Ana secrets.example.com"],
  ["grun", "grüner Schlüssel"],
  ["STRASSE", "Straße"],
  ["straße", "STRASSE"],
  ["ΣΟΦΟΣ", "σοφος"],
  ["istanbul", "İSTANBUL"],
  ["ﬁle", "file"],
  ["ＡＮＡ", "ana"],
  ["ｶﾞｽ", "ガス"],
  ["أحمد", "احمد"],
  ["محمد", "مُحَمَّد"],
  ["ana", "a\u200bn\u202ea"],
])("%j finds %j", (query, text) => {
  expect(finds(query, text)).toBe(true);
});

test.each([
  ["bob", "for Ana"],
  ["ana bob", "for Ana"],
  ["か", "が"],
])("%j does not find %j", (query, text) => {
  expect(finds(query, text)).toBe(false);
});

test.each([
  ["wait", "Waiting", true],
  ["revealed", "Revealed", true],
  ["revealed", "Opened, not revealed", false],
  ["opened, not rev", "Opened, not revealed", true],
  ["opened ana", "Opened, not revealed", true],
  ["burned ana", "Opened, not revealed", false],
])("%j meets the state %j: %j", (query, state, met) => {
  expect(finds(query, "for Ana", state)).toBe(met);
});

test("any part of a text finds it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(), fc.nat(), (text, one, other) => {
      const graphemes = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
      const [from, to] = [one, other]
        .map((at) => at % (graphemes.length + 1))
        .toSorted((a, b) => a - b);
      expect(finds(graphemes.slice(from, to).join(""), text)).toBe(true);
    }),
  );
});
