import { useEffect, useMemo, useRef } from "preact/hooks";
import type { MessageKey } from "../../lib/wording/sentences";
import { type Mark, markInvisible, type TextPart } from "../../lib/revealing/markInvisible";
import { selectedIn } from "./selectedIn";
import { useSpeech } from "../Translate";

const names: Record<Mark, MessageKey> = {
  direction: "markDirection",
  blank: "markBlank",
  control: "markControl",
  invisible: "markInvisible",
};

/**
 * Shows an untrusted text as plain text, and copies it unchanged: browsers would convert no-break spaces and carriage returns.
 * Invisible characters are marked: they stay in place, so that a selection copies the original, and the style sheet writes their
 * codes beside them.
 */
export function RevealedText({ text }: { readonly text: string }) {
  const { t } = useSpeech();
  const parts = useMemo(() => markInvisible(text), [text]);
  const hint = hintOf(parts);
  const ref = useRef<HTMLPreElement>(null);
  useEffect(() => {
    const copy = (event: ClipboardEvent) => {
      const selected = ref.current === null ? undefined : selectedIn(ref.current);
      if (!selected || !event.clipboardData) return;
      event.clipboardData.setData("text/plain", selected);
      event.preventDefault();
    };
    document.addEventListener("copy", copy);
    return () => document.removeEventListener("copy", copy);
  }, []);
  return (
    <>
      <pre class="text" dir="auto" ref={ref}>
        {parts.map((part) =>
          part.kind === "text" || part.kind === "unmarked" ? (
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
      {hint && <p class="hint">{t(hint)}</p>}
    </>
  );
}

function hintOf(parts: readonly TextPart[]): MessageKey | undefined {
  if (parts.some(({ kind }) => kind === "unmarked")) return "marksLimit";
  return parts.some(({ kind }) => kind !== "text") ? "marksHint" : undefined;
}
