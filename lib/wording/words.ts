/**
 * The words for recipients, in every language: they need not read the language of the sender's browser, whose catalogue has no
 * other.
 */
import { type Language, LANGUAGES } from "../settings/language";
import { type Message, numbered } from "./message";
import type { MessageKey } from "./sentences";

const KEYS = [
  "twoSentences",
  "explanationSealed",
  "explanationExtension",
  "explanationViewer",
  "standardFormat",
  "extensionAddress",
  "sentenceOnce",
  "sentenceSeveral",
  "sentenceSealed",
  "sentenceViewer",
  "sentenceServiceEncrypted",
  "sentencePassphrase",
] as const satisfies readonly MessageKey[];

/** With `$1` in place of their values. */
export type Words = Readonly<Record<(typeof KEYS)[number], string>>;

/**
 * Takes the words out of the catalogues, when the extension is built.
 *
 * @param read gives the text of the catalogue in this folder of `_locales`
 */
export function wordsOf(read: (folder: string) => string): Readonly<Record<Language, Words>> {
  return byName(LANGUAGES, (language) => {
    const catalogue: Readonly<Record<MessageKey, Message>> = JSON.parse(
      read(language.replace("-", "_")),
    );
    return byName(KEYS, (key) => numbered(catalogue[key]));
  });
}

function byName<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Readonly<Record<Name, Value>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each of the names has got its value
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;
}
