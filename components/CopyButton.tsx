import { Icon } from "./Icon";
import { done } from "./icons";
import { useSpeech } from "./Translate";
import type { Copied } from "./hooks/useCopy";

export interface CopyButtonProps<What> {
  readonly label: string;
  readonly what: What;
  /** The last copy of this page. Only its own button shows it. */
  readonly copied: Copied<What> | undefined;
  readonly look: "primary" | "second" | "plain" | "plain aside" | "within";
  readonly onCopy: () => void;
}

/** Keeps its label; a mark appears once the browser confirmed the copy. */
export function CopyButton<What>({ label, what, copied, look, onCopy }: CopyButtonProps<What>) {
  const shown = copied?.what === what && copied.confirmed;
  return (
    <button type="button" class={look} onClick={onCopy}>
      {shown && <Icon path={done} />}
      {label}
    </button>
  );
}

/** Tells the last copy aloud; a failed one is shown too. */
export function CopyStatus({ copied }: { readonly copied: Copied<unknown> | undefined }) {
  const { t } = useSpeech();
  return (
    <output class={copied?.confirmed === false ? "problem" : "unseen"}>
      {copied !== undefined && t(copied.confirmed ? "copied" : "notCopied")}
    </output>
  );
}
