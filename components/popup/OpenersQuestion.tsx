import { useId, useState } from "preact/hooks";
import { answers } from "../../lib/wording/answers";
import type { LinkKind } from "../../lib/domain";
import { sentence } from "../../lib/wording/sentences";
import { useSpeech } from "../Translate";

export interface OpenersQuestionProps {
  /** True if sealed links lead to a viewer. */
  readonly viewer: boolean;
  readonly busy: boolean;
  /** Called with the kind for this link, which is for new ones too if `forAll`. */
  readonly onDecide: (kind: LinkKind, forAll: boolean) => void;
}

/**
 * Asks who can open the link, until the person answers once. The answers are buttons, since one may burn this link: arrow keys
 * must not.
 */
export function OpenersQuestion({ viewer, busy, onDecide }: OpenersQuestionProps) {
  const { t, tell } = useSpeech();
  const [forAll, setForAll] = useState(false);
  const id = useId();
  return (
    <fieldset class="note warn" aria-describedby={`${id}-hint`}>
      <legend>
        <strong>{t("whoCanOpenIt")}</strong>
      </legend>
      <p class="hint" id={`${id}-hint`}>
        {t("askOpenersHint")}
      </p>
      <div class="answers">
        {answers(viewer).map(({ kind, who, readers, consequence }) => (
          <div key={kind}>
            <button
              type="button"
              class="second"
              disabled={busy}
              aria-describedby={`${id}-${kind}`}
              onClick={() => onDecide(kind, forAll)}
            >
              {t(who)}
            </button>
            <p class="hint" id={`${id}-${kind}`}>
              {tell([sentence(consequence), sentence(readers)])}
            </p>
          </div>
        ))}
      </div>
      <label>
        <input
          type="checkbox"
          checked={forAll}
          onChange={(event) => setForAll(event.currentTarget.checked)}
        />
        {t("forAllMyLinks")}
      </label>
    </fieldset>
  );
}
