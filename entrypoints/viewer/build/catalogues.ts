/** What the viewer has of the catalogues: what it says, in every language. */
import { readFileSync } from "node:fs";
import { type Message, numbered } from "../../../lib/wording/message.ts";
import { UNSAID } from "./unsaid.ts";

const LOCALES = new URL("../../../components/public/_locales/", import.meta.url);

type Messages = Readonly<Record<string, Message>>;

/** English comes first: it is for those whose language is none of these. Alike ones side by side take less. */
const languages = ["en", "de", "fr", "es", "pt_BR", "ja", "ar"];

/** Asked for by no component. */
const OF_CATALOGUES = ["locale", "direction"];

/**
 * The names of the messages and then, in each language, the messages, line by line: in this form seven languages take least.
 *
 * @param code what speaks to people: it may say whatever it names
 */
export function cataloguesFor(code: string): readonly string[] {
  const named = new Set([...OF_CATALOGUES, ...(code.match(/(?<=(["'`]))\w+(?=\1)/g) ?? [])]);
  const english = read("en");
  const keys = Object.keys(english).filter((key) => named.has(key) && !UNSAID.includes(key));
  const messages = languages.map((language) => {
    // What is not translated yet is said in English, as browsers do it.
    const catalogue = { ...english, ...read(language) };
    return keys.map((key) => numbered(catalogue[key] ?? { message: "" }));
  });
  return [keys, ...messages].map((lines) => lines.join("\n"));
}

function read(language: string): Messages {
  return JSON.parse(readFileSync(new URL(`${language}/messages.json`, LOCALES), "utf8"));
}
