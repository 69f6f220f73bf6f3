import type { ComponentChildren } from "preact";
import type { FailureInfo } from "../lib/failure";
import { type Doing, failureNotice } from "../lib/notice";
import { NoticeLine } from "./NoticeLine";
import { useSpeech } from "./Translate";

export interface FailureNoteProps {
  readonly failure: FailureInfo;
  /** What failed. */
  readonly doing: Doing;
  readonly host: string;
  /** Buttons for what can be done about it. */
  readonly children?: ComponentChildren;
}

/** What happened, what is safe, what to do. */
export function FailureNote({ failure, doing, host, children }: FailureNoteProps) {
  const { locale } = useSpeech();
  return (
    <>
      <NoticeLine tone="bad" notice={failureNotice(failure, doing, host, locale)} />
      {children !== undefined && <div class="actions">{children}</div>}
    </>
  );
}
