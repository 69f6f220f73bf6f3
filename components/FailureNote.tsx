import type { ComponentChildren } from "preact";
import type { FailureInfo } from "../lib/failure";
import { type Doing, failureNotice, type Notice, type Remedy, remedy } from "../lib/wording/notice";
import { helpAddress } from "../lib/wording/helpAddress";
import { remadeNotice, remakeNotice } from "../lib/wording/remakeNotice";
import { NoticeLine } from "./NoticeLine";
import { useSpeech } from "./Translate";

export interface FailureNoteProps {
  readonly failure: FailureInfo;
  /** The step that failed. `remake`: making the link again. `remade`: the same, after the first link was burned. */
  readonly doing: Doing | "remake" | "remade";
  readonly host: string;
  /** The things that this page can do about failures. */
  readonly remedies?: Readonly<Partial<Record<Remedy, () => void>>>;
  /** The look of the button that mends the failure: `primary` where the page has no other primary button. */
  readonly look?: "primary" | "second";
  /** Further buttons. */
  readonly children?: ComponentChildren;
}

/** Says what happened, what is safe and what to do. */
export function FailureNote({ failure, doing, host, remedies, ...rest }: FailureNoteProps) {
  const { look = "second", children } = rest;
  const { t, locale } = useSpeech();
  const notice = noticeOf(failure, doing, host, locale);
  const means = remedy(failure);
  const mend = means && remedies?.[means];
  const ours = failure.kind === "bug";
  return (
    <>
      <NoticeLine tone="bad" notice={notice} />
      {(ours || (mend ?? children) !== undefined) && (
        <div class="actions">
          {ours && (
            <a class="second" href={helpAddress(failure, doing)} target="_blank">
              {t("reportProblem")}
            </a>
          )}
          {mend && (
            <button type="button" class={look} onClick={mend}>
              {means === "allow" ? t("allowHost", host) : t("openOptions")}
            </button>
          )}
          {children}
        </div>
      )}
    </>
  );
}

function noticeOf(
  failure: FailureInfo,
  doing: FailureNoteProps["doing"],
  host: string,
  locale: string,
): Notice {
  if (doing === "remake") return remakeNotice(failure, host, locale);
  if (doing === "remade") return remadeNotice(failure, host, locale);
  return failureNotice(failure, doing, host, locale);
}
