import { useId } from "preact/hooks";
import { bytes, numeral } from "../../lib/wording/format";
import { byteLength } from "../../lib/sealing/size";
import { Problem } from "./Problem";
import { unsaved } from "./unsaved";
import { useFocus } from "../hooks/useFocus";
import { useSpeech } from "../Translate";

export interface SecretFieldProps {
  readonly value: string;
  /** The bytes of text that fit. Absent: the server is not known yet. */
  readonly capacity: number | undefined;
  readonly problem: string | undefined;
  /** True if the field takes the focus when it appears. */
  readonly first: boolean;
  readonly onChange: (text: string) => void;
  /** Puts a password into the text. `caret` is the number of characters before the caret. */
  readonly onGenerate: (caret: number) => void;
}

/** The text box, with the used part of its capacity. */
export function SecretField({ value, capacity, problem, first, ...on }: SecretFieldProps) {
  const { t, locale } = useSpeech();
  const id = useId();
  const ref = useFocus<HTMLTextAreaElement>(first);
  const size = byteLength(value);
  return (
    <div class="field">
      <div class="meta">
        <label for={id}>{t("secret")}</label>
        <button
          type="button"
          class="plain aside"
          title={t("generateHint")}
          onClick={() => on.onGenerate(ref.current?.selectionEnd ?? value.length)}
        >
          {t("generate")}
        </button>
      </div>
      <textarea
        {...unsaved}
        id={id}
        ref={ref}
        dir={value === "" ? undefined : "auto"}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem ${id}-kept ${id}-size`}
        onInput={(event) => on.onChange(event.currentTarget.value)}
      />
      <Problem id={`${id}-problem`} text={problem} />
      <p class="hint meta">
        <span id={`${id}-kept`}>{t("keptFifteenMinutes")}</span>
        <span id={`${id}-size`} class={capacity !== undefined && size > capacity ? "over" : ""}>
          {capacity !== undefined &&
            t("sizeOfLimit", numeral(size, locale), bytes(capacity, locale))}
        </span>
      </p>
    </div>
  );
}
