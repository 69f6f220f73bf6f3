import { useId, useState } from "preact/hooks";
import { readSaved } from "../../lib/sealing/sealedFile";
import { Problem } from "./Problem";
import { SavedFile } from "./SavedFile";
import { unsaved } from "./unsaved";
import { useFocus } from "../hooks/useFocus";
import { useSpeech } from "../Translate";

export interface SealedTextFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  /** True if the field takes the focus when it appears. */
  readonly first: boolean;
  readonly onChange: (sealed: string) => void;
}

/** Takes a sealed text: pasted, with any text around it, or from a file. */
export function SealedTextField({ value, problem, first, onChange }: SealedTextFieldProps) {
  const { t } = useSpeech();
  const id = useId();
  const ref = useFocus<HTMLTextAreaElement>(first);
  const [refused, setRefused] = useState(false);
  const told = refused ? t("problemFile") : problem;
  const change = (sealed: string | undefined): void => {
    setRefused(sealed === undefined);
    if (sealed !== undefined) onChange(sealed);
  };
  return (
    <div class="field">
      <label for={id}>{t("sealedText")}</label>
      <textarea
        {...unsaved}
        id={id}
        ref={ref}
        dir="ltr"
        value={value}
        aria-invalid={told !== undefined}
        aria-describedby={`${id}-problem ${id}-hint`}
        onInput={(event) => change(event.currentTarget.value)}
        // The browser would leave the page for the file.
        onDragOver={(event) =>
          event.dataTransfer?.types.includes("Files") && event.preventDefault()
        }
        onDrop={(event) => {
          const [file] = event.dataTransfer?.files ?? [];
          if (!file) return;
          event.preventDefault();
          void readSaved(file).then(change);
        }}
      />
      <Problem id={`${id}-problem`} text={told} />
      <p class="hint" id={`${id}-hint`}>
        {t("sealedTextFieldHint")}
      </p>
      <SavedFile onRead={change} />
    </div>
  );
}
