import type { ComponentChildren } from "preact";
import type { SharedAttempt } from "../../lib/sharing/attempt";
import type { Seconds, Terms } from "../../lib/domain";
import { duration } from "../../lib/wording/format";
import { hostOf } from "../../lib/links/address";
import type { Openers } from "../../lib/links/openers";
import { openersSentence, sentence } from "../../lib/wording/sentences";
import { CopyButton, CopyStatus } from "../CopyButton";
import { FailureNote } from "../FailureNote";
import { NoteButton } from "./NoteButton";
import { OpenersNote } from "./OpenersNote";
import { QrCode } from "./QrCode";
import { ReplaceNote } from "./ReplaceNote";
import { StatusLine } from "../StatusLine";
import { useSpeech } from "../Translate";
import { UrlField } from "../fields/UrlField";
import { type Copy, useCopy } from "../hooks/useCopy";

export interface LinkResultProps {
  readonly attempt: SharedAttempt;
  readonly openers: Openers;
  /** Gives the message to send along to the recipient, with the link in it. */
  readonly message: () => Promise<string>;
  /** True if the server may hand the text to several people who ask at the same moment. */
  readonly several: boolean;
  /** True while the link is put into the page, or burned to undo it or to make it again: no other button works. */
  readonly busy: boolean;
  /** The FailureNote of a burn that failed; takes the place of the status line. */
  readonly notice?: ComponentChildren;
  readonly onCopy: Copy;
  /** Puts the link where the text was. */
  readonly onReplace: () => void;
  /** Burns the link. Absent: the service cannot burn. */
  readonly onUndo?: (() => void) | undefined;
  /** Asks who can open the link, in place of telling it. Absent: the person has decided, or the link stands in the page. */
  readonly question?: ComponentChildren;
  /** Burns this link and makes the other kind. Absent: that is not allowed, or the link stands in the page. */
  readonly onOtherKind?: (() => void) | undefined;
  /** Keeps a note; resolves to true once it is kept. Absent: no receipt is listed that could have one. */
  readonly onNote?: ((note: string) => Promise<boolean>) | undefined;
  /** Burns this link and makes it again with a suggested passphrase. Absent: that is not possible. */
  readonly onAddPassphrase?: (() => void) | undefined;
  readonly onCreateAnother: () => void;
}

/** The answer to a burn. */
const LOST = { kind: "unanswered", reason: "no-answer" } as const;

/** Shows the new link. It is never lost: shown, copied, and to be copied again. */
export function LinkResult({
  attempt,
  openers,
  several,
  message,
  busy,
  notice,
  question,
  ...on
}: LinkResultProps) {
  const { url, draft } = attempt;
  const { passphrase, suggested } = draft.terms;
  const { t, locale } = useSpeech();
  const [copied, copy] = useCopy<"link" | "passphrase" | "sentence">(on.onCopy);
  const granted = (attempt.expiresAt - attempt.at) / 1000;
  const lasts = duration(granted, locale);
  return (
    <>
      {notice ??
        (attempt.burning ? (
          <FailureNote failure={LOST} doing="burn" host={hostOf(attempt.address)} />
        ) : (
          <CreatedStatus
            {...{ copied: attempt.copied, openers, several, lasts }}
            less={isLess(granted, draft.terms)}
          />
        ))}
      <UrlField url={url} selected={!attempt.copied}>
        <CopyButton
          {...{ what: "link", copied }}
          label={t("copyLink")}
          look="within"
          onCopy={() => copy("link", url)}
        />
      </UrlField>
      {passphrase !== undefined && (
        <div class="pair">
          {suggested && (
            <code>
              <bdi dir="ltr">{passphrase}</bdi>
            </code>
          )}
          <CopyButton
            {...{ what: "passphrase", copied }}
            label={t("copyPassphrase")}
            look="second"
            onCopy={() => copy("passphrase", passphrase)}
          />
          <p class="hint">{t("passphraseSeparate")}</p>
        </div>
      )}
      <CopyStatus copied={copied} />
      {question ?? <OpenersNote openers={openers} busy={busy} onOtherKind={on.onOtherKind} />}
      {on.onAddPassphrase && passphrase === undefined && (
        <button type="button" class="plain" disabled={busy} onClick={on.onAddPassphrase}>
          {t("addPassphrase")}
        </button>
      )}
      <CopyButton
        {...{ what: "sentence", copied }}
        label={t("copySentence")}
        look="second"
        onCopy={() => copy("sentence", message())}
      />
      {attempt.place && (
        <ReplaceNote replaced={attempt.replaced} busy={busy} onReplace={on.onReplace} />
      )}
      <div class="actions">
        {on.onUndo !== undefined && (
          <button type="button" class="second" disabled={busy} onClick={on.onUndo}>
            {t("undo")}
          </button>
        )}
        <button type="button" class="second" disabled={busy} onClick={on.onCreateAnother}>
          {t("createAnother")}
        </button>
        {on.onNote !== undefined && <NoteButton note={draft.note} onSave={on.onNote} />}
        {/* A telephone has no extension. */}
        {openers !== "extension" && <QrCode url={url} />}
      </div>
    </>
  );
}

interface CreatedStatusProps {
  readonly copied: boolean;
  readonly openers: Openers;
  readonly several: boolean;
  readonly lasts: string;
  /** True if the server granted a shorter lifetime than asked for. */
  readonly less: boolean;
}

/**
 * The headline says who can open the link, and is amber if not everybody can: people read, see and hear that before they send it
 * on.
 */
function CreatedStatus({ copied, openers, several, lasts, less }: CreatedStatusProps) {
  const { tell } = useSpeech();
  const headline = [sentence(copied ? "linkCopied" : "linkCreated"), openersSentence(openers)];
  const sentences = [
    sentence(several ? "opensForSeveral" : "opensOnce", lasts),
    ...(less ? [sentence("grantedLess")] : []),
    ...(copied ? [] : [sentence("notCopiedHint")]),
  ];
  return (
    <StatusLine tone={copied && openers !== "extension" ? "good" : "warn"} title={tell(headline)}>
      <p>{tell(sentences)}</p>
    </StatusLine>
  );
}

/** Shorter by more than the time of the request, or than words tell (`duration`). */
function isLess(granted: Seconds, { lifetime }: Terms): boolean {
  return granted < lifetime * 0.95;
}
