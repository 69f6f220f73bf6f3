import { useId } from "preact/hooks";
import { bytes, numeral } from "../../lib/wording/format";
import { byteLength } from "../../lib/sealing/size";
import { Problem } from "./Problem";
import { unsaved } from "./unsaved";
import { useFocus } from "../hooks/useFocus";
import { useSpeech } from "../Translate";

export interface SecretFieldProps {
  readonly value: string;
  /** The bytes of text that fit. */
  readonly capacity: number;
  readonly problem: string | undefined;
  /** True if the field takes the focus when it appears. */
  readonly first: boolean;
  readonly onChange: (text: string) => void;
}

/** The text box, with the used part of its capacity. */
export function SecretField({ value, capacity, problem, first, onChange }: SecretFieldProps) {
  const { t, locale } = useSpeech();
  const id = useId();
  const ref = useFocus<HTMLTextAreaElement>(first);
  const size = byteLength(value);
  return (
    <div class="field">
      <label for={id}>{t("secret")}</label>
      <textarea
        {...unsaved}
        id={id}
        ref={ref}
        dir={value === "" ? undefined : "auto"}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem ${id}-kept ${id}-size`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <Problem id={`${id}-problem`} text={problem} />
      <p class="hint meta">
        <span id={`${id}-kept`}>{t("keptFifteenMinutes")}</span>
        <span id={`${id}-size`} class={size > capacity ? "over" : ""}>
          {t("sizeOfLimit", numeral(size, locale), bytes(capacity, locale))}
        </span>
      </p>
    </div>
  );
}
