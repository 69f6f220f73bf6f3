/**
 * The words for recipients, in every language: they need not read the language of the sender's browser, whose catalogue has no
 * other.
 */
import { type Language, LANGUAGES } from "../settings/language";
import { type Message, numbered } from "./message";
import type { MessageKey } from "./sentences";

/** The words above a sealed text, which the background writes. */
const EXPLANATION = [
  "explanationSealed",
  "explanationExtension",
  "explanationViewer",
  "standardFormat",
  "extensionAddress",
] as const satisfies readonly MessageKey[];

/** The words of the message to send along, which the popup writes. */
const MESSAGE = [
  "twoSentences",
  "sentenceOnce",
  "sentenceSeveral",
  "sentenceSealed",
  "sentenceViewer",
  "sentenceServiceEncrypted",
  "sentencePassphrase",
  "standardFormat",
  "extensionAddress",
] as const satisfies readonly MessageKey[];

/** With `$1` in place of their values. */
export type ExplanationWords = Readonly<Record<(typeof EXPLANATION)[number], string>>;

/** With `$1` in place of their values. */
export type MessageWords = Readonly<Record<(typeof MESSAGE)[number], string>>;

/** Every language with its words. */
export type InLanguages<Wording> = Readonly<Record<Language, Wording>>;

/** The words of each text, apart, so that the background and the popup load their own alone. */
export interface Words {
  readonly explanation: InLanguages<ExplanationWords>;
  readonly message: InLanguages<MessageWords>;
}

/**
 * Takes the words out of the catalogues, when the extension is built.
 *
 * @param read gives the text of the catalogue in this folder of `_locales`
 */
export function wordsOf(read: (folder: string) => string): Words {
  const catalogues = byName(LANGUAGES, (language): Readonly<Record<MessageKey, Message>> =>
    JSON.parse(read(language.replace("-", "_"))),
  );
  const taken = <Key extends MessageKey>(keys: readonly Key[]) =>
    byName(LANGUAGES, (language) => byName(keys, (key) => numbered(catalogues[language][key])));
  return { explanation: taken(EXPLANATION), message: taken(MESSAGE) };
}

function byName<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Readonly<Record<Name, Value>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each of the names has got its value
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;
}
