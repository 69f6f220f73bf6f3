import { describe, expect, test } from "vitest";
import { cataloguesFor } from "../../../entrypoints/viewer/build/cataloguesFor";
import { chooseCatalogue, translator } from "../../../entrypoints/viewer/language";

const lines = cataloguesFor('t("goneHint"), t(`revealOnce`), revealing, "no-message"');

describe("the build's part of the catalogues", () => {
  test("is what the code names, and what every page needs", () => {
    expect(lines[0]?.split("\n").toSorted()).toEqual(
      ["direction", "goneHint", "locale", "revealOnce"].toSorted(),
    );
  });

  test("is one line for each message in each of seven languages, English first", () => {
    expect(lines.map((text) => text.split("\n").length)).toEqual(lines.map(() => 4));
    expect(lines).toHaveLength(8);
    expect(lines[1]).toContain("Reveal once");
  });
});

describe("the language", () => {
  const spoken = (...languages: readonly string[]) => chooseCatalogue(lines, languages).locale;

  test.each([
    ["the first that there is", ["nl", "de-CH", "fr"], "de"],
    ["the language of another region too", ["pt-PT"], "pt-BR"],
    ["in whatever case", ["AR-eg"], "ar"],
    ["English for all others", ["nl", "xx"], "en"],
    ["English where the browser tells none", [], "en"],
    ["matched by its whole name: Yupik is no Spanish", ["esu", "ja"], "ja"],
  ])("is %s", (_what, wanted, expected) => {
    expect(spoken(...wanted)).toBe(expected);
  });
});

describe("a message", () => {
  const say = (language: string) => translator(chooseCatalogue(lines, [language]));

  test("has its placeholders filled, whatever stands in them", () => {
    expect(say("en")("goneHint", "$1.example$&")).toMatch(/^\$1\.example\$& no longer has/);
  });

  test("keeps a host in order where the text reads from the right", () => {
    expect(say("ar")("goneHint", "a.example:3000")).toContain("\u2068a.example:3000\u2069");
  });
});
