import type { Instant, Receipt } from "../../lib/domain";
import { exact, relative } from "../../lib/wording/format";
import { statusAt } from "../../lib/sharing/receipts";
import { receiptSentence } from "../../lib/wording/sentences";
import { useSpeech } from "../Translate";

export interface ReceiptFactsProps {
  /** The id of the note, for the buttons that belong to it. */
  readonly id: string;
  readonly receipt: Receipt;
  readonly now: Instant;
  readonly burning: boolean;
  /** True if the service can be asked for the fate of the secret. */
  readonly asked: boolean;
  /** True if the receipt is kept in memory only. */
  readonly passing: boolean;
}

/** Shows the note, the fate of the secret, and the time. */
export function ReceiptFacts({ id, receipt, now, burning, asked, passing }: ReceiptFactsProps) {
  const { t, say, locale } = useSpeech();
  const { note, createdAt, expiresAt } = receipt;
  const { state } = statusAt(receipt, now);
  const told = receiptSentence(receipt, now, asked);
  const ended = endedAt(receipt, now);
  return (
    <div class="about">
      <span id={id} class="name">
        {note === "" ? exact(createdAt, locale) : <bdi>{note}</bdi>}
      </span>
      <span class="hint">
        <span class={`state ${told.key}`} aria-live="polite">
          {burning ? t("burning") : say(told)}
        </span>
        {state === "waiting" && <When at={expiresAt} now={now} message="receiptExpires" />}
        {ended !== undefined && <When at={ended} now={now} />}
        {note !== "" && ended === undefined && (
          <When at={createdAt} now={now} message="receiptMade" />
        )}
        {passing && <span>{t("receiptSession")}</span>}
      </span>
    </div>
  );
}

/** Some services do not tell the time. */
function endedAt({ status, expiresAt }: Receipt, now: Instant): Instant | undefined {
  if (status.state === "revealed" || status.state === "burned") return status.at;
  return status.state !== "gone" && expiresAt <= now ? expiresAt : undefined;
}

interface WhenProps {
  readonly at: Instant;
  readonly now: Instant;
  readonly message?: "receiptExpires" | "receiptMade";
}

/** The approximate time, with the exact one in its tooltip. */
function When({ at, now, message }: WhenProps) {
  const { t, locale } = useSpeech();
  const about = relative(at, now, locale);
  return (
    <time dateTime={new Date(at).toISOString()} title={exact(at, locale)}>
      {message === undefined ? about : t(message, about)}
    </time>
  );
}
