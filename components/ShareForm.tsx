import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Draft } from "../lib/attempts";
import type { Limits } from "../lib/domain";
import { draftCapacity, draftProblem } from "../lib/draft";
import type { Policy } from "../lib/policy";
import { draftSentence } from "../lib/text";
import { LinkOffer, type Offer } from "./LinkOffer";
import { NoteField } from "./NoteField";
import { SecretField } from "./SecretField";
import { TermsFields } from "./TermsFields";
import { useSpeech } from "./Translate";

export interface ShareFormProps {
  readonly draft: Draft;
  readonly limits: Limits;
  readonly policy: Policy;
  /** What the button says: after a failure it is the same once more. */
  readonly submit: "create" | "retry";
  /** Sending: nothing can be pressed twice. */
  readonly busy: boolean;
  /** A FailureNote or DoubtNote. It takes the focus; without one the text box does. */
  readonly notice?: ComponentChildren;
  /** The text is a one-time link. */
  readonly offer?: Offer | undefined;
  readonly onChange: (draft: Draft) => void;
  /** Only with a draft in which nothing is wrong that can be seen from here. */
  readonly onSubmit: () => void;
}

/** The text and its terms. */
export function ShareForm(props: ShareFormProps) {
  const { draft, limits, policy, onChange } = props;
  const { t, say, locale } = useSpeech();
  const [tried, setTried] = useState(false);
  const problem = draftProblem(draft, limits, policy);
  const shown = problem !== undefined && (tried || problem.problem === "too-long");
  const sentence = shown ? say(draftSentence(problem, locale)) : undefined;

  const submit = (event: Event): void => {
    event.preventDefault();
    if (props.busy) return;
    setTried(problem !== undefined);
    if (problem === undefined) props.onSubmit();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- listens for all its fields
    <form
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
      }}
    >
      {props.notice}
      <SecretField
        value={draft.text}
        capacity={draftCapacity(draft, limits)}
        problem={problem?.field === "text" ? sentence : undefined}
        first={props.notice === undefined}
        onChange={(text) => onChange({ ...draft, text })}
      />
      {props.offer !== undefined && <LinkOffer offer={props.offer} />}
      <TermsFields
        terms={draft.terms}
        limits={limits}
        passphraseProblem={problem?.field === "passphrase" ? sentence : undefined}
        onChange={(terms) => onChange({ ...draft, terms })}
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
