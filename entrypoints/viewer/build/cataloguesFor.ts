/** Takes the viewer's sentences out of the catalogues, in every language. */
import { readFileSync } from "node:fs";
import { type Message, numbered } from "../../../lib/wording/message.ts";

const LOCALES = new URL("../../../components/public/_locales/", import.meta.url);

type Messages = Readonly<Record<string, Message>>;

/** English comes first, for people whose language is none of these. */
const languages = ["en", "de", "fr", "es", "pt_BR", "ja", "ar"];

/** No component asks for these. */
const OF_CATALOGUES = ["locale", "direction"];

/**
 * The catalogue of each language, with the messages that the viewer may say.
 *
 * @param code the viewer's script: it may say each message whose name is a string of it
 */
export function cataloguesFor(code: string): readonly Readonly<Record<string, string>>[] {
  const named = new Set([...OF_CATALOGUES, ...(code.match(/(?<=(["'`]))\w+(?=\1)/g) ?? [])]);
  const english = read("en");
  return languages.map((language) => {
    // The viewer says missing translations in English, as browsers do.
    const said = Object.entries({ ...english, ...read(language) }).filter(([key]) =>
      named.has(key),
    );
    return Object.fromEntries(said.map(([key, message]) => [key, numbered(message)]));
  });
}

function read(language: string): Messages {
  return JSON.parse(readFileSync(new URL(`${language}/messages.json`, LOCALES), "utf8"));
}
