/** Texts that tell recipients about a link. */
import type { Seconds, Terms } from "../domain";
import { duration } from "./format";
import type { Openers } from "../links/openers";
import type { ExplanationWords, MessageWords } from "./words";
import type { Language } from "../settings/language";
import { type Placeholder, PLACEHOLDERS } from "../settings/template";

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
  link: HandedOver,
  homepage: string | null,
): string {
  const { terms, opening, passphrase } = sentencesFor(words, language, link);
  const standard = isSealedHere(link) ? [words.standardFormat] : [];
  return [
    joined(words, [terms, opening, ...passphrase, ...standard]),
    ...(link.openers === "extension" ? homepageLine(words, homepage) : []),
    link.url,
  ].join("\n");
}

/** The message to send along in the sender's own words: each placeholder stands for the fact of this link. */
export function ownMessage(
  template: string,
  words: MessageWords,
  language: Language,
  link: HandedOver,
  homepage: string | null,
): string {
  const { terms, opening, passphrase } = sentencesFor(words, language, link);
  const facts: Readonly<Record<Placeholder, string>> = {
    link: link.url,
    terms,
    lifetime: duration(link.lifetime, language),
    opening: joined(words, [
      opening,
      ...(isSealedHere(link) ? [words.standardFormat] : []),
      ...(link.openers === "extension" ? homepageLine(words, homepage) : []),
    ]),
    passphrase: joined(words, passphrase),
  };
  // A fact that does not hold for this link takes the blank or the line break before it along.
  return apart(template).replaceAll(/([ \n]?)\{(\w+)\}/g, (whole, before: string, name: string) => {
    const placeholder = PLACEHOLDERS.find((one) => one === name.toLowerCase());
    if (placeholder === undefined) return whole;
    const fact = facts[placeholder];
    return fact === "" ? "" : before + fact;
  });
}

/** Keeps words away from the link: a program that shows the message would take them for a part of it. */
function apart(template: string): string {
  return template.replaceAll(
    /(?<=[\p{L}\p{N}}])(?=\{link\})|(?<=\{link\})(?=[\p{L}\p{N}{#&%_/-])/giu,
    " ",
  );
}

const openings = {
  extension: "sentenceSealed",
  viewer: "sentenceViewer",
  anyone: "sentenceServiceEncrypted",
  browser: "sentenceServiceEncrypted",
} as const satisfies Record<Openers, keyof MessageWords>;

function sentencesFor(words: MessageWords, language: Language, link: HandedOver) {
  const lasts = duration(link.lifetime, language);
  return {
    terms: filled(words[link.several ? "sentenceSeveral" : "sentenceOnce"], lasts),
    opening: words[openings[link.openers]],
    passphrase: link.terms.passphrase === undefined ? [] : [words.sentencePassphrase],
  };
}

/** True if the text has the form that other programs can open, too. */
function isSealedHere({ openers }: HandedOver): boolean {
  return openers === "extension" || openers === "viewer";
}

/** Joins sentences as the language does. */
function joined(words: MessageWords, sentences: readonly string[]): string {
  return sentences.reduce(
    (told, next) => (told === "" ? next : filled(words.twoSentences, told, next)),
    "",
  );
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
