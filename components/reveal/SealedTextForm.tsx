import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type PasteProblem, pasteSentence } from "../../lib/wording/sentences";
import type { Have, Pasted } from "../../lib/revealing/unseal";
import { Card } from "../Card";
import { LinkField } from "../fields/LinkField";
import { SealedTextField } from "../fields/SealedTextField";
import { useSpeech } from "../Translate";
import { useErrorFocus } from "../hooks/useErrorFocus";

export interface SealedTextFormProps {
  /** The parts that the person has to bring; the page has the rest. */
  readonly wanted: Have<unknown>["wanted"];
  readonly problem?: PasteProblem | undefined;
  readonly onOpen: (pasted: Pasted) => void;
  /** Absent: there is nothing to go back to. */
  readonly onBack?: (() => void) | undefined;
  /** Other actions. */
  readonly children?: ComponentChildren;
}

/** Opens a sealed text that is here already, without any request. */
export function SealedTextForm({ wanted, problem, children, ...on }: SealedTextFormProps) {
  const { t, say } = useSpeech();
  const [pasted, setPasted] = useState<Pasted>({ link: "", sealed: "" });
  const [tries, setTries] = useState(0);
  const form = useErrorFocus(problem === undefined ? 0 : tries + 1, problem);
  /** Puts the sentence beside its field, or beside the only one there is. */
  const about = (field: "link" | "sealed"): string | undefined => {
    if (problem === undefined) return undefined;
    const [at, what] = pasteSentence(problem);
    return at === field || wanted === field ? say(what) : undefined;
  };
  return (
    <Card title={t("sealedTextHeading")} first={false}>
      <p class="hint">{t(wanted === "link" ? "sealedTextWaits" : "sealedTextHint")}</p>
      <form
        noValidate
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          setTries(tries + 1);
          on.onOpen(pasted);
        }}
      >
        {wanted !== "sealed" && (
          <LinkField
            value={pasted.link}
            problem={about("link")}
            hint={t("sealedTextLinkHint")}
            first
            onChange={(link) => setPasted({ ...pasted, link })}
          />
        )}
        {wanted !== "link" && (
          <SealedTextField
            value={pasted.sealed}
            problem={about("sealed")}
            first={wanted === "sealed"}
            onChange={(sealed) => setPasted({ ...pasted, sealed })}
          />
        )}
        <div class="actions">
          <button type="submit" class="primary">
            {t("open")}
          </button>
          {on.onBack !== undefined && (
            <button type="button" class="second" onClick={on.onBack}>
              {t("back")}
            </button>
          )}
        </div>
      </form>
      {children}
    </Card>
  );
}
