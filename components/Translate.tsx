import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { MessageKey, Sentence } from "../lib/wording/sentences";

/** A message of the catalogue with its placeholders filled in order. Pages pass the browser's `i18n.getMessage`. */
export type Translate = (key: MessageKey, ...substitutions: readonly string[]) => string;

export const Translation = createContext<Translate>(() => {
  throw new Error("no Translation around this component");
});

export interface Speech {
  readonly t: Translate;
  readonly say: (sentence: Sentence) => string;
  /** Joins sentences as the language does. */
  readonly tell: (sentences: readonly Sentence[]) => string;
  /** The language of the catalogue in use, which need not be the browser's. */
  readonly locale: string;
}

/** Gives a component its sentences, and their language. */
export function useSpeech(): Speech {
  const t = useContext(Translation);
  const say = ({ key, args }: Sentence) => t(key, ...args);
  return {
    t,
    say,
    tell: (sentences) =>
      sentences
        .map(say)
        .reduce((told, next) => (told === "" ? next : t("twoSentences", told, next)), ""),
    locale: t("locale"),
  };
}
