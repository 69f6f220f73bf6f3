/** The words for recipients, as builds take them out of the catalogues. */
import { readFileSync } from "node:fs";
import { wordsOf } from "../../lib/wording/words.ts";

const LOCALES = new URL("../../components/public/_locales/", import.meta.url);

export const words = wordsOf((folder) =>
  readFileSync(new URL(`${folder}/messages.json`, LOCALES), "utf8"),
);
