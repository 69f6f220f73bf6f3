import { describe, expect, test } from "vitest";
import { cataloguesFor } from "../../../entrypoints/viewer/build/cataloguesFor";
import { chooseCatalogue, translator } from "../../../entrypoints/viewer/language";

const catalogues = cataloguesFor('t("goneHint"), t(`revealOnce`), revealing, "no-message"');

describe("the build's part of the catalogues", () => {
  test("is what the code names, and what every page needs", () => {
    const names = ["direction", "goneHint", "locale", "revealOnce"];
    expect(catalogues.map((catalogue) => Object.keys(catalogue).toSorted())).toEqual(
      catalogues.map(() => names),
    );
  });

  test("is there in each of seven languages, English first", () => {
    expect(catalogues).toHaveLength(7);
    expect(catalogues[0]).toMatchObject({ locale: "en", revealOnce: "Reveal once" });
  });
});

describe("the language", () => {
  const spoken = (...languages: readonly string[]) => chooseCatalogue(catalogues, languages).locale;

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
  const say = (language: string) => translator(chooseCatalogue(catalogues, [language]));

  test("has its placeholders filled, whatever stands in them", () => {
    expect(say("en")("goneHint", "$1.example$&")).toMatch(/^\$1\.example\$& no longer has/);
  });

  test("keeps a host in order where the text reads from the right", () => {
    expect(say("ar")("goneHint", "a.example:3000")).toContain("\u2068a.example:3000\u2069");
  });
});
