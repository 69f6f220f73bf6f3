import { useId } from "preact/hooks";
import { answers } from "../../lib/wording/answers";
import type { LinkKind } from "../../lib/domain";
import { Problem } from "./Problem";
import { useSpeech } from "../Translate";

export interface OpenersFieldProps {
  readonly chosen: LinkKind | "undecided";
  /** True if sealed links lead to a viewer, which opens them in any browser. */
  readonly viewer?: boolean;
  /** True if the organisation allows sealed links only. */
  readonly locked?: boolean;
  /** The fault in the choice, as a sentence. */
  readonly problem?: string | undefined;
  readonly onChoose: (kind: LinkKind) => void;
}

/** Asks who can open the link: each of the two answers names everybody who could read the text. */
export function OpenersField({ chosen, viewer = false, ...rest }: OpenersFieldProps) {
  const { locked = false, problem, onChoose } = rest;
  const { t } = useSpeech();
  const id = useId();
  return (
    <div class="field">
      <div
        role="radiogroup"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-problem`}
        aria-invalid={problem !== undefined}
      >
        <div class="meta">
          <span class="label" id={`${id}-label`}>
            {t("whoCanOpenIt")}
          </span>
          <span class="hint" id={`${id}-locked`}>
            {locked && t("setByOrganisation")}
          </span>
        </div>
        <div class="segments">
          {answers(viewer).map(({ kind, who, readers }) => (
            <label key={kind}>
              <input
                type="radio"
                name={id}
                value={kind}
                checked={kind === chosen}
                disabled={locked && kind !== "sealed"}
                aria-labelledby={`${id}-${kind}`}
                aria-describedby={`${id}-locked ${id}-${kind}-readers`}
                onChange={() => onChoose(kind)}
              />
              <span>
                <b id={`${id}-${kind}`}>{t(who)}</b>
                <small id={`${id}-${kind}-readers`}>{t(readers)}</small>
              </span>
            </label>
          ))}
        </div>
      </div>
      <Problem id={`${id}-problem`} text={problem} />
    </div>
  );
}
