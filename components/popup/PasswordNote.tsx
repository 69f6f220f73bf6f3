import { useId } from "preact/hooks";
import { LENGTHS, type PasswordShape, SIGNS } from "../../lib/settings/passwordShape";
import { numeral } from "../../lib/wording/format";
import { type MessageKey, sentence } from "../../lib/wording/sentences";
import { CopyButton, CopyStatus } from "../CopyButton";
import { type Copy, useCopy } from "../hooks/useCopy";
import { useSpeech } from "../Translate";

export interface PasswordNoteProps {
  /** The password in the text box. */
  readonly password: string;
  /** The number of equally likely ones, as a power of two. */
  readonly bits: number;
  readonly shape: PasswordShape;
  /** Makes another password, of this shape. */
  readonly onShape: (shape: PasswordShape) => void;
  readonly onCopy: Copy;
}

/** Fewer can be tried out by a machine of one's own (`suggestion.ts`). */
const STRONG = 64;

const names = {
  digits: "signsDigits",
  letters: "signsLetters",
  all: "signsAll",
} as const satisfies Record<PasswordShape["signs"], MessageKey>;

/** Tells the strength of a generated password, and lets its sender copy it and choose another shape. */
export function PasswordNote({ password, bits, shape, onShape, onCopy }: PasswordNoteProps) {
  const { t, tell, locale } = useSpeech();
  const id = useId();
  const [copied, copy] = useCopy<"password">(onCopy);
  const strength = sentence("passwordStrength", numeral(bits, locale));
  return (
    <div class="field">
      <div class="meta">
        <output class="hint">
          {tell([strength, ...(bits < STRONG ? [sentence("passwordWeak")] : [])])}
        </output>
        <CopyButton
          {...{ what: "password", copied }}
          label={t("copyPassword")}
          look="plain aside"
          onCopy={() => copy("password", password)}
        />
      </div>
      <CopyStatus copied={copied} />
      <details>
        <summary>{t("passwordShape")}</summary>
        <div class="row">
          <div class="field">
            <label for={`${id}-length`}>{t("passwordLength")}</label>
            <select
              id={`${id}-length`}
              value={String(shape.length)}
              onChange={({ currentTarget: { selectedIndex } }) =>
                onShape({ ...shape, length: LENGTHS[selectedIndex] ?? shape.length })
              }
            >
              {LENGTHS.map((length) => (
                <option key={length} value={length}>
                  {numeral(length, locale)}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for={`${id}-signs`}>{t("passwordSigns")}</label>
            <select
              id={`${id}-signs`}
              value={shape.signs}
              onChange={({ currentTarget: { selectedIndex } }) =>
                onShape({ ...shape, signs: SIGNS[selectedIndex] ?? shape.signs })
              }
            >
              {SIGNS.map((signs) => (
                <option key={signs} value={signs}>
                  {t(names[signs])}
                </option>
              ))}
            </select>
          </div>
        </div>
      </details>
    </div>
  );
}
