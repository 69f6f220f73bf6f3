/** Takes the viewer's sentences out of the catalogues, in every language. */
import { readFileSync } from "node:fs";
import { type Message, numbered } from "../../../lib/wording/message.ts";

const LOCALES = new URL("../../../components/public/_locales/", import.meta.url);

type Messages = Readonly<Record<string, Message>>;

/** English comes first, for people whose language is none of these. Similar languages stand together, and so take less. */
const languages = ["en", "de", "fr", "es", "pt_BR", "ja", "ar"];

/** No component asks for these. */
const OF_CATALOGUES = ["locale", "direction"];

/**
 * The names of the messages and then, in each language, the messages, line by line: seven languages take least in this form.
 *
 * @param code the viewer's script: it may say each message whose name is a string of it
 */
export function cataloguesFor(code: string): readonly string[] {
  const named = new Set([...OF_CATALOGUES, ...(code.match(/(?<=(["'`]))\w+(?=\1)/g) ?? [])]);
  const english = read("en");
  const keys = Object.keys(english).filter((key) => named.has(key));
  const messages = languages.map((language) => {
    // The viewer says missing translations in English, as browsers do.
    const catalogue = { ...english, ...read(language) };
    return keys.map((key) => numbered(catalogue[key] ?? { message: "" }));
  });
  return [keys, ...messages].map((lines) => lines.join("\n"));
}

function read(language: string): Messages {
  return JSON.parse(readFileSync(new URL(`${language}/messages.json`, LOCALES), "utf8"));
}
