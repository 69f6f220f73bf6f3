/** Texts that tell recipients about a link. */
import type { Seconds, Terms } from "../domain";
import { duration } from "./format";
import type { Openers } from "../links/openers";
import type { ExplanationWords, MessageWords } from "./words";
import type { Language } from "../settings/language";

/** Addresses for recipients, if there are any. */
export interface Addresses {
  /** Leads to a page that opens sealed texts (`viewerForm.ts`). */
  readonly viewer: string | null;
  /** The page that offers Secret Links. */
  readonly homepage: string | null;
}

/**
 * The text above a sealed text, for those who meet it on the service's page, in UTF-8 at most `EXPLANATION_LIMIT` bytes
 * (`sealing/format.ts`). An address has a line of its own, where nothing sticks to it. The last sign is no letter: a service that
 * loses blanks would join it to the sealed text.
 */
export function explanation(words: ExplanationWords, { viewer, homepage }: Addresses): string {
  const next =
    viewer === null
      ? [words.explanationExtension, ...homepageLine(words, homepage)]
      : [words.explanationViewer, viewer];
  return [words.explanationSealed, ...next, words.standardFormat, "", ""].join("\n");
}

/** The facts about a link that its recipient is told. */
export interface HandedOver {
  readonly url: string;
  readonly openers: Openers;
  readonly terms: Pick<Terms, "passphrase">;
  /** The granted one. */
  readonly lifetime: Seconds;
  /** The server may hand the text to several who ask at the same moment. */
  readonly several: boolean;
}

/** The message to send along, with the link in its last line. */
export function recipientMessage(
  words: MessageWords,
  language: Language,
  { url, openers, terms, lifetime, several }: HandedOver,
  homepage: string | null,
): string {
  const lasts = duration(lifetime, language);
  const keys = {
    extension: "sentenceSealed",
    viewer: "sentenceViewer",
    anyone: "sentenceServiceEncrypted",
    browser: "sentenceServiceEncrypted",
  } as const satisfies Record<Openers, keyof MessageWords>;
  const sentences = [
    filled(words[several ? "sentenceSeveral" : "sentenceOnce"], lasts),
    words[keys[openers]],
    ...(terms.passphrase === undefined ? [] : [words.sentencePassphrase]),
    ...(openers === "extension" || openers === "viewer" ? [words.standardFormat] : []),
  ];
  return [
    sentences.reduce((told, next) => filled(words.twoSentences, told, next)),
    ...(openers === "extension" ? homepageLine(words, homepage) : []),
    url,
  ].join("\n");
}

function homepageLine(
  words: Pick<MessageWords, "extensionAddress">,
  homepage: string | null,
): readonly string[] {
  return homepage === null ? [] : [filled(words.extensionAddress, homepage)];
}

function filled(message: string, ...substitutions: readonly string[]): string {
  return message.replaceAll(
    /\$(\d)/g,
    (_, number: string) => substitutions[Number(number) - 1] ?? "",
  );
}
