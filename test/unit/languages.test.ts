/** Rules for every language of the catalogue. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

type Catalogue = Readonly<Record<string, Message>>;

const LOCALES = new URL("../../components/public/_locales/", import.meta.url);

const folders = readdirSync(LOCALES);
const read = (folder: string): Catalogue =>
  JSON.parse(readFileSync(new URL(`${folder}/messages.json`, LOCALES), "utf8"));
const english = read("en");
const others = folders.filter((folder) => folder !== "en");

const said = (catalogue: Catalogue, key: string) => catalogue[key]?.message ?? "";
const placed = (message: string) =>
  [...message.matchAll(/\$(\w+)\$/g)].map(([, name = ""]) => name);

/** Keys of the messages that `isWrong`. */
function keysWhere(catalogue: Catalogue, isWrong: (message: string, key: string) => boolean) {
  return Object.entries(catalogue).flatMap(([key, { message }]) =>
    isWrong(message, key) ? [key] : [],
  );
}

test("there are those that people were promised", () => {
  expect(folders.toSorted()).toEqual(["ar", "de", "en", "es", "fr", "ja", "pt_BR"]);
});

/** Exclamations, apologies, and begging. */
const loud: Readonly<Record<string, RegExp>> = {
  ar: /من فضلك|يرجى|الرجاء|عذرًا|نعتذر|للأسف|نأسف/,
  de: /\b(?:bitte|leider|entschuldig|hoppla)/i,
  en: /\b(?:please|sorry|oops|unfortunately)\b/i,
  es: /por favor|lo sent|lament|disculp|perd[oó]n/i,
  fr: /veuillez|s[’']il vous pla[iî]t|désolé|malheureusement|oups/i,
  ja: /申し訳|すみません|恐れ入り|残念/,
  pt_BR: /por favor|desculp|lament|infelizmente|ops\b/i,
};

/** Where a number stands before a noun in its plural, though it may be 1. */
const numbered: Readonly<Record<string, readonly string[]>> = {
  // The service's rules for passphrases begin at 2: a shorter minimum is none.
  en: [
    "problemPassphraseShort",
    "problemPassphraseLong",
    "serverPassphrase",
    "serverPassphraseMost",
  ],
  // "Zeichen" is its own plural.
  de: [
    "problemPassphraseShort",
    "problemPassphraseLong",
    "serverPassphrase",
    "serverPassphraseMost",
  ],
  // Counters, which have no plural.
  ja: [
    "problemPassphraseShort",
    "problemPassphraseLong",
    "serverPassphrase",
    "serverPassphraseMost",
    "showAllReceipts",
  ],
};

describe.for(folders)("in %s", (folder) => {
  const catalogue = read(folder);

  test("its name is one that dates and numbers are formatted for", () => {
    const tag = said(catalogue, "locale");
    expect(tag).toBe(folder.replace("_", "-"));
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
    expect(Intl.NumberFormat.supportedLocalesOf(tag)).toEqual([tag]);
    expect(Intl.DateTimeFormat.supportedLocalesOf(tag)).toEqual([tag]);
    expect(Intl.RelativeTimeFormat.supportedLocalesOf(tag)).toEqual([tag]);
  });

  test("it reads the way its script does", () => {
    const { script = "" } = new Intl.Locale(said(catalogue, "locale")).maximize();
    const fromRight = ["Arab", "Hebr"].includes(script);
    expect(said(catalogue, "direction")).toBe(fromRight ? "rtl" : "ltr");
    // A sentence that began in another script would turn around where it stands alone.
    const turned = keysWhere(catalogue, (message, key) => {
      const [first = ""] = message.replaceAll(/\$\w+\$/g, "").match(/\p{L}/u) ?? [];
      return !["name", "locale", "direction"].includes(key) && /\p{Script=Latin}/u.test(first);
    });
    if (fromRight) expect(turned).toEqual([]);
  });

  test("every message is plain", () => {
    const wrong = (message: string) =>
      message !== message.trim() || /[!¡！]|\s{2}/.test(message) || loud[folder]?.test(message);
    expect(loud[folder]).toBeDefined();
    expect(keysWhere(catalogue, (message) => wrong(message) === true)).toEqual([]);
  });

  test("every placeholder stands in its message, and nothing else looks like one", () => {
    const broken = keysWhere(catalogue, (message, key) => {
      const names = Object.keys(catalogue[key]?.placeholders ?? {});
      const used = new Set(placed(message).map((name) => name.toLowerCase()));
      return (
        message.replaceAll(/\$\w+\$/g, "").includes("$") ||
        names.some((name) => !used.has(name)) ||
        [...used].some((name) => !names.includes(name))
      );
    });
    expect(broken).toEqual([]);
  });

  test("no number needs a plural", () => {
    const counted = keysWhere(catalogue, (message) => /\$COUNT\$[\s\u00A0]*\p{L}/u.test(message));
    expect(counted.toSorted()).toEqual([...(numbered[folder] ?? [])].toSorted());
  });

  test("stores and menus have room for it", () => {
    // Characters, as the stores count them.
    expect(said(catalogue, "description").length).toBeLessThanOrEqual(132);
    expect(said(catalogue, "name")).toBe("Secret Links");
  });

  test("a sentence that names a button or a menu's entry repeats its words", () => {
    expect(said(catalogue, "welcomeSelect")).toContain(said(catalogue, "copyOneTimeLink"));
    expect(said(catalogue, "noAccessAdvice")).toContain(said(catalogue, "copyOneTimeLink"));
    expect(said(catalogue, "sentenceSealed")).toContain(said(catalogue, "revealInNewTab"));
    expect(said(catalogue, "explanationExtension")).toContain(said(catalogue, "haveSealedText"));
    expect(said(catalogue, "policySealedAdvice")).toContain(said(catalogue, "whoCanOpenIt"));
  });
});

describe.for(others)("%s", (folder) => {
  test("has the messages of the English one, in their order and with their placeholders", () => {
    const shape = (catalogue: Catalogue) =>
      Object.entries(catalogue).map(([key, { placeholders = {} }]) => [
        key,
        ...Object.entries(placeholders).map(([name, { content }]) => `${name} ${content}`),
      ]);
    expect(shape(read(folder))).toEqual(shape(english));
  });
});

test("French signs stay with the word before them", () => {
  const torn = keysWhere(read("fr"), (message) => /[ \u00A0][:;?»]|«[ \u00A0]/.test(message));
  expect(torn).toEqual([]);
});

test("numbers stand only where the wording is neutral to them: other placeholders are phrases or names", () => {
  const kinds = {
    /** Bits are more than 50. */
    numbers: ["bits", "count"],
    /** From `lib/wording/format.ts`, with their unit and its plural. `size` may be a number of what the limit is told in. */
    phrases: ["duration", "excess", "limit", "longest", "shortest", "size", "when"],
    names: ["address", "code", "host", "name", "user"],
    sentences: ["first", "second"],
  };
  const known = Object.values(kinds).flat();
  const names = Object.values(english).flatMap(({ placeholders = {} }) =>
    Object.keys(placeholders),
  );
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
});
