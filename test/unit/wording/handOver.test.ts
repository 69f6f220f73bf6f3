/** Texts that tell recipients about a link, in every language. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { duration } from "../../../lib/wording/format";
import { explanation, ownMessage, recipientMessage } from "../../../lib/wording/handOver";
import { fromHex } from "../../../lib/sealing/hex";
import { open } from "../../../lib/sealing/open";
import type { Openers } from "../../../lib/links/openers";
import { EXPLANATION_LIMIT, findSealed } from "../../../lib/sealing/format";
import { seal } from "../../../lib/sealing/seal";
import { byteLength } from "../../../lib/sealing/size";
import { DAY } from "../../../lib/time";
import { type Language, LANGUAGES } from "../../../lib/settings/language";
import { words } from "../../support/words";
import { parseTemplate, USUAL_TEMPLATE } from "../../../lib/settings/template";
import { anyText } from "../../support/arbitraries";
import explained from "../../vectors/explained.json";
import { findSealed as findSealedBefore } from "../../vectors/findSealed";

/** The longest address of a viewer (`viewerForm.ts`). */
const VIEWER = `https://viewer.example/${"a".repeat(57)}`;
const HOMEPAGE = `https://secret-links.example/${"a".repeat(51)}`;

const places = [
  { viewer: null, homepage: null },
  { viewer: null, homepage: HOMEPAGE },
  { viewer: VIEWER, homepage: null },
  { viewer: VIEWER, homepage: HOMEPAGE },
];

const url = "https://eu.onetimesecret.com/secret/abc#0123";
/** Signs that nobody sees, and that some programs show as a box. */
const ISOLATES = /[\u2066-\u2069]/;

/** Said of a link that opens once only. */
const ONCE: Readonly<Record<Language, RegExp>> = {
  en: /\bonce\b/,
  de: /\beinmal\b/,
  fr: /une seule fois/,
  es: /una sola vez/,
  "pt-BR": /uma única vez/,
  ja: /一度だけ/,
  ar: /مرة واحدة/,
};

describe.each(LANGUAGES)("in %s", (language) => {
  const own = words.message[language];
  const above = words.explanation[language];
  const filled = (message: string) => message.replaceAll("$1", duration(7 * DAY, language));

  test("the words for once are those of the message", () => {
    expect(own.sentenceOnce).toMatch(ONCE[language]);
  });

  test.each(places)("the explanation has room, whatever it names: %j", (addresses) => {
    const told = explanation(above, addresses);
    expect(byteLength(told)).toBeLessThanOrEqual(EXPLANATION_LIMIT);
    expect(told).toMatch(/^(?:.+\n){3,4}\n$/);
    expect(told).not.toMatch(ISOLATES);
  });

  test("the explanation names the standard, and of the addresses what leads on", () => {
    for (const { viewer, homepage } of places) {
      const told = explanation(above, { viewer, homepage });
      const lines = told.split("\n");
      expect(told).toContain("RFC 7516");
      expect(lines.includes(VIEWER)).toBe(viewer !== null);
      const named = lines.filter((line) => line.endsWith(HOMEPAGE));
      expect(named).toHaveLength(viewer === null && homepage !== null ? 1 : 0);
      expect(told.match(/https?:/g) ?? []).toHaveLength((viewer ?? homepage) ? 1 : 0);
    }
  });

  const message = (
    openers: Openers,
    passphrase?: string,
    homepage: string | null = null,
    several = false,
  ) => {
    const terms = passphrase === undefined ? {} : { passphrase };
    const link = { url, openers, terms, lifetime: 7 * DAY, several };
    return recipientMessage(own, language, link, homepage);
  };

  test.each(["extension", "viewer", "browser"] as const)(
    "the message for %s says how long, and ends with the link",
    (openers) => {
      const told = message(openers);
      expect(told).toContain(duration(7 * DAY, language));
      expect(told.endsWith(`\n${url}`)).toBe(true);
      expect(told).not.toMatch(/\$\d/);
      expect(told).not.toMatch(ISOLATES);
      // Other programs cannot open a text that the service encrypts.
      expect(told.includes("RFC 7516")).toBe(openers !== "browser");
    },
  );

  test.each(["extension", "viewer", "browser"] as const)(
    "the message for %s does not say once where a server hands the text to several",
    (openers) => {
      const once = filled(own.sentenceOnce);
      expect(message(openers)).toContain(once);
      const told = message(openers, undefined, null, true);
      expect(told).toContain(filled(own.sentenceSeveral));
      expect(told).not.toContain(once);
      expect(told).not.toMatch(ONCE[language]);
    },
  );

  test("the message speaks of a passphrase without telling it", () => {
    expect(message("extension", "plum-orbit")).toContain(own.sentencePassphrase);
    expect(message("extension", "plum-orbit")).not.toContain("plum-orbit");
    expect(message("extension")).not.toContain(own.sentencePassphrase);
  });

  test("the message says where the extension is to be had, to those who need it", () => {
    expect(message("extension", undefined, HOMEPAGE)).toContain(`${HOMEPAGE}\n`);
    expect(message("viewer", undefined, HOMEPAGE)).not.toContain(HOMEPAGE);
    expect(message("browser", undefined, HOMEPAGE)).not.toContain(HOMEPAGE);
    expect(message("extension")).not.toContain("https://secret-links");
  });
});

describe.each(explained.seals)(
  "a text that was sealed in $language",
  ({ language, viewer, stored }) => {
    const { key, text } = explained;
    const own = LANGUAGES.find((one) => one === language) ?? LANGUAGES[0];

    test("is what is sealed now", async () => {
      const { homepage } = explained;
      const above = explanation(words.explanation[own], { viewer, homepage });
      const random = () => fromHex(explained.iv);
      expect(await seal(text, key, { random, explanation: above })).toBe(stored);
    });

    /** A sealed text as it comes from a page, a mail, a file or an answer. */
    test.each<[string, (whole: string) => string]>([
      ["as it is", (whole) => whole],
      ["with the lines of Windows", (whole) => whole.replaceAll("\n", "\r\n")],
      ["quoted", (whole) => whole.replaceAll(/^/gm, "> ")],
      ["with its lines broken", (whole) => whole.replaceAll(/(.{60})/g, "$1\n")],
      ["without blanks", (whole) => whole.replaceAll(/\s/g, "")],
      ["as JSON", (whole) => JSON.stringify(whole)],
    ])("is found by readers of before, and opens: %s", async (_, change) => {
      const found = findSealedBefore(change(stored));
      expect(found).toBe(findSealed(stored));
      expect(await open(found ?? "", key)).toEqual({ state: "open", text });
    });
  },
);

describe("a message in the sender's own words", () => {
  const link = { url, openers: "extension", terms: {}, lifetime: 7 * DAY, several: false } as const;
  const own = (template: string, rest: object = {}, language: Language = "en") =>
    ownMessage(template, words.message[language], language, { ...link, ...rest }, null);

  test.each(LANGUAGES)(
    "says the same by the usual template as the usual one, in %s",
    (language) => {
      for (const openers of ["extension", "viewer", "anyone", "browser"] as const) {
        for (const terms of [{}, { passphrase: "x" }]) {
          const facts = { ...link, openers, terms };
          const usual = recipientMessage(words.message[language], language, facts, HOMEPAGE);
          const made = ownMessage(
            USUAL_TEMPLATE,
            words.message[language],
            language,
            facts,
            HOMEPAGE,
          );
          // Its sentences may stand in another order.
          const parts = (text: string) => text.split(/[.。\s]+/).toSorted();
          expect(parts(made)).toEqual(parts(usual));
          expect(made.endsWith(`\n${url}`)).toBe(true);
        }
      }
    },
  );

  test("has each fact in place of its name, whichever case that is written in", () => {
    expect(own("Hi Ana,\n{Link} lives {lifetime}.")).toBe(`Hi Ana,\n${url} lives 7 days.`);
    expect(own("{terms} {link}", { several: true })).toContain("may all get the text");
  });

  test("says nothing of a passphrase where there is none, and leaves no gap", () => {
    const template = "First {passphrase} then\n{passphrase}\n{link}";
    expect(own(template)).toBe(`First then\n${url}`);
    expect(own(template, { terms: { passphrase: "plum" } })).toBe(
      `First ${words.message.en.sentencePassphrase} then\n${words.message.en.sentencePassphrase}\n${url}`,
    );
  });

  test("leaves other braces alone", () => {
    expect(own('{"a": {b}} {links} {link}')).toBe(`{"a": {b}} {links} ${url}`);
  });

  test.each([
    ["リンク{link}です", `リンク ${url} です`],
    ["{link}{lifetime}", `${url} 7 days`],
    ["{lifetime}{link}", `7 days ${url}`],
    ["({link}).", `(${url}).`],
    ["{link}#x", `${url} #x`],
  ])("keeps words away from the link: %s", (template, expected) => {
    expect(own(template)).toBe(expected);
  });

  test("has the whole link, whatever template was taken, and never a passphrase", () => {
    const anyTemplate = fc
      .tuple(anyText, fc.constantFrom("{link}", "{LINK}", "link", ""), anyText)
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(anyTemplate, (template) => {
        const taken = parseTemplate(template);
        fc.pre(taken !== undefined);
        const told = own(taken, { terms: { passphrase: "plum-orbit-4471" } });
        expect(told).toContain(url);
        expect(told).not.toMatch(/#0123[\p{L}\p{N}]/u);
        expect(told).not.toContain("plum-orbit");
      }),
    );
  });
});
