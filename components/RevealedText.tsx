import { useMemo } from "preact/hooks";
import type { MessageKey } from "../lib/text";
import { type Mark, markInvisible } from "../lib/visible";
import { useSpeech } from "./Translate";

const names: Record<Mark, MessageKey> = {
  direction: "markDirection",
  blank: "markBlank",
  control: "markControl",
  invisible: "markInvisible",
};

/**
 * A text nobody vouches for, as text. What cannot be seen is marked: the characters stay in place, so that a
 * selection copies the original, and the style sheet writes their codes beside them.
 */
export function RevealedText({ text }: { readonly text: string }) {
  const { t } = useSpeech();
  const parts = useMemo(() => markInvisible(text), [text]);
  const marked = parts.some((part) => part.kind !== "text");
  return (
    <>
      <pre class="text" dir="auto">
        {parts.map((part) =>
          part.kind === "text" ? (
            part.text
          ) : (
            <span
              class={`mark ${part.kind}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the character itself must stay in the text
              role="img"
              aria-label={t(names[part.kind], part.code)}
              title={t(names[part.kind], part.code)}
              data-code={part.code}
            >
              {part.text}
            </span>
          ),
        )}
      </pre>
      {marked && <p class="hint">{t("marksHint")}</p>}
    </>
  );
}
