import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import type { Language } from "../../lib/settings/language";
import {
  LONGEST_TEMPLATE,
  parseTemplate,
  type Placeholder,
  PLACEHOLDERS,
  USUAL_TEMPLATE,
} from "../../lib/settings/template";
import type { MessageKey } from "../../lib/wording/sentences";
import { Problem } from "../fields/Problem";
import { PageSection } from "../PageSection";
import { useSpeech } from "../Translate";
import { LanguageField, type LanguageFieldProps } from "./LanguageField";

export interface SentenceSectionProps {
  /** The chosen language, and the one that this is here and now. */
  readonly chosen: LanguageFieldProps["chosen"];
  readonly language: Language;
  /** The message in the person's own words, if there is one. */
  readonly template: string | null;
  /** Gives the message that a template makes of an ordinary link. */
  readonly preview: (template: string | null) => string;
  readonly saved: boolean;
  /** The FailureNote of a choice that was not kept. */
  readonly problem?: ComponentChildren;
  readonly onLanguage: LanguageFieldProps["onChoose"];
  readonly onSave: (template: string | null) => void;
}

const meanings = {
  link: "placeholderLink",
  terms: "placeholderTerms",
  lifetime: "placeholderLifetime",
  opening: "placeholderOpening",
  passphrase: "placeholderPassphrase",
} as const satisfies Record<Placeholder, MessageKey>;

/** Chooses the message that goes along with a link: its language and its words. */
export function SentenceSection({ template, language, preview, ...props }: SentenceSectionProps) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState<string>();
  const [refused, setRefused] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const text = typed ?? template ?? USUAL_TEMPLATE;
  const wanted = text === USUAL_TEMPLATE ? null : text;
  const isRefused = wanted !== null && parseTemplate(wanted) === undefined;
  const change = (next: string): void => {
    setTyped(next);
    setRefused(false);
  };
  const insert = (name: Placeholder): void => {
    const at = box.current?.selectionStart ?? text.length;
    change(`${text.slice(0, at)}{${name}}${text.slice(box.current?.selectionEnd ?? at)}`);
    box.current?.focus();
  };
  const save = (): void => {
    setRefused(isRefused);
    if (isRefused) return box.current?.focus();
    setTyped(undefined);
    props.onSave(wanted);
  };
  return (
    <PageSection
      title={t("recipientSentence")}
      anchor="sentence"
      saved={props.saved && typed === undefined}
    >
      {props.problem}
      <LanguageField chosen={props.chosen} onChoose={props.onLanguage} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div class="field">
          <label for={`${id}-box`}>{t("recipientTemplate")}</label>
          <textarea
            id={`${id}-box`}
            ref={box}
            class="prose"
            dir="auto"
            lang={language}
            autocomplete="off"
            maxLength={LONGEST_TEMPLATE}
            value={text}
            aria-invalid={refused}
            aria-describedby={`${id}-problem ${id}-hint`}
            onInput={(event) => change(event.currentTarget.value)}
          />
          <Problem
            id={`${id}-problem`}
            text={refused ? t("problemTemplate", "{link}") : undefined}
          />
          <p class="hint" id={`${id}-hint`}>
            {t("recipientTemplateHint")}
          </p>
        </div>
        <ul class="placeholders">
          {PLACEHOLDERS.map((name) => (
            <li key={name}>
              <button
                type="button"
                class="plain"
                aria-describedby={`${id}-${name}`}
                onClick={() => insert(name)}
              >
                <code dir="ltr">{`{${name}}`}</code>
              </button>
              <span class="hint" id={`${id}-${name}`}>
                {t(meanings[name])}
              </span>
            </li>
          ))}
        </ul>
        <figure class="field">
          <figcaption class="label">{t("templatePreview")}</figcaption>
          <p class="preview" lang={language} dir="auto">
            {preview(wanted)}
          </p>
        </figure>
        <div class="actions">
          <button type="submit" class="second">
            {t("saveSentence")}
          </button>
          {wanted !== null && (
            <button type="button" class="plain" onClick={() => change(USUAL_TEMPLATE)}>
              {t("templateUsual")}
            </button>
          )}
        </div>
      </form>
    </PageSection>
  );
}
