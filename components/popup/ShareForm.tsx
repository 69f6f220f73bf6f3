import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Limits, Terms } from "../../lib/domain";
import {
  draftCapacity,
  draftProblem,
  type DraftProblem,
  type Draft,
} from "../../lib/sharing/draft";
import type { OwnSeal } from "../../lib/service";
import type { Policy } from "../../lib/settings/policy";
import { draftSentence } from "../../lib/wording/sentences";
import { NoteField } from "../fields/NoteField";
import { SecretField, type SecretFieldProps } from "../fields/SecretField";
import { TermsFields, type TermsFieldsProps } from "./TermsFields";
import { useSpeech } from "../Translate";
import { useErrorFocus } from "../hooks/useErrorFocus";

export interface ShareFormProps {
  readonly draft: Draft;
  readonly limits: Limits;
  /** Present if the service seals by itself. */
  readonly seals?: OwnSeal | undefined;
  readonly policy: Policy;
  readonly viewer: TermsFieldsProps["viewer"];
  /** The label of the button: after a failure it offers the same once more. */
  readonly submit: "create" | "retry";
  /** True while the text is being sent: no button works. */
  readonly busy: boolean;
  /** A FailureNote or DoubtNote. It takes the focus; without one the text box does. */
  readonly notice?: ComponentChildren;
  /** The PasswordNote of a password that was put into the text. */
  readonly made?: ComponentChildren;
  /** The LinkOffer of a one-time link in the text. */
  readonly offer?: ComponentChildren;
  readonly random: TermsFieldsProps["random"];
  readonly onChange: (draft: Draft) => void;
  readonly onGenerate: SecretFieldProps["onGenerate"];
  /** Called only with a draft that has no visible fault. */
  readonly onSubmit: () => void;
}

/** The text and its terms. */
export function ShareForm(props: ShareFormProps) {
  const { draft, limits, seals, policy, onChange } = props;
  const keeper = { limits, ...(seals && { seals }) };
  const { t, say, locale } = useSpeech();
  const problem = draftProblem(draft, keeper, policy);
  /** The refusals in a row. */
  const [refusals, setRefusals] = useState(0);
  const form = useErrorFocus(refusals);
  /** The passphrase that was typed before the person changed the kind of link, and with it the rules. */
  const [brought, setBrought] = useState<string>();
  const told =
    problem !== undefined &&
    (refusals > 0 ||
      AT_ONCE.has(problem.problem) ||
      (problem.field === "passphrase" &&
        brought !== undefined &&
        brought === draft.terms.passphrase));
  const problemOf = (field: DraftProblem["field"]): string | undefined =>
    told && problem.field === field ? say(draftSentence(problem, locale)) : undefined;
  const changeTerms = (terms: Terms): void => {
    if (terms.sealed !== draft.terms.sealed) setBrought(terms.passphrase);
    onChange({ ...draft, terms });
  };

  const submit = (event: Event): void => {
    event.preventDefault();
    if (props.busy) return;
    setRefusals(problem === undefined ? 0 : refusals + 1);
    if (problem === undefined) props.onSubmit();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- listens for all its fields
    <form
      noValidate
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
      }}
    >
      {props.notice}
      <SecretField
        value={draft.text}
        capacity={draftCapacity(draft, keeper)}
        problem={problemOf("text")}
        first={props.notice === undefined}
        onChange={(text) => onChange({ ...draft, text })}
        onGenerate={props.onGenerate}
      />
      {props.made}
      {props.offer}
      <TermsFields
        terms={draft.terms}
        keeper={keeper}
        policy={policy}
        viewer={props.viewer}
        problemOf={problemOf}
        random={props.random}
        onChange={changeTerms}
      />
      <NoteField value={draft.note} onChange={(note) => onChange({ ...draft, note })} />
      <button
        type="submit"
        class="primary"
        aria-disabled={props.busy}
        aria-keyshortcuts="Control+Enter Meta+Enter"
      >
        {t(props.submit === "retry" ? "tryAgain" : "createLink")}
      </button>
    </form>
  );
}

/**
 * Shown at once, as is a passphrase that breaks only the new kind's rules; other faults are shown after the first try to send.
 */
const AT_ONCE: ReadonlySet<DraftProblem["problem"]> = new Set(["too-long", "unsealed", "too-far"]);
