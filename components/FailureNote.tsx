import type { ComponentChildren } from "preact";
import type { FailureInfo } from "../lib/failure";
import { type Doing, failureNotice, type Notice, type Remedy, remedy } from "../lib/wording/notice";
import { remadeNotice, remakeNotice } from "../lib/wording/remakeNotice";
import { NoticeLine } from "./NoticeLine";
import { useSpeech } from "./Translate";

export interface FailureNoteProps {
  readonly failure: FailureInfo;
  /** What failed. `remake`: a link of the other kind; `remade`: the same, once the first was burned; `placed`: which stands in the page. */
  readonly doing: Doing | "remake" | "remade" | "placed";
  readonly host: string;
  /** What this page can do about failures. */
  readonly remedies?: Readonly<Partial<Record<Remedy, () => void>>>;
  /** Of the button that mends it: `primary` where the page has no other. */
  readonly look?: "primary" | "second";
  /** Further buttons. */
  readonly children?: ComponentChildren;
}

/** What happened, what is safe, what to do. */
export function FailureNote({ failure, doing, host, remedies, ...rest }: FailureNoteProps) {
  const { look = "second", children } = rest;
  const { t, locale } = useSpeech();
  const notice = noticeOf(failure, doing, host, locale);
  const means = remedy(failure);
  const mend = means && remedies?.[means];
  return (
    <>
      <NoticeLine tone="bad" notice={notice} />
      {(mend ?? children) !== undefined && (
        <div class="actions">
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
  if (doing === "remade" || doing === "placed") return remadeNotice(failure, doing, host, locale);
  return failureNotice(failure, doing, host, locale);
}
