import type { Instant, Looks, Receipt } from "../../lib/domain";
import { exact, numeral, relative } from "../../lib/wording/format";
import { hostOf } from "../../lib/links/address";
import { statusAt } from "../../lib/sharing/receipts";
import { type MessageKey, receiptSentence } from "../../lib/wording/sentences";
import { Breakable } from "../Breakable";
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
  /** True if the server is named: the list has receipts of several. */
  readonly serverNamed: boolean;
}

/** Shows the note, the fate of the secret, and the time. */
export function ReceiptFacts({ id, receipt, now, burning, asked, ...rest }: ReceiptFactsProps) {
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
        {rest.serverNamed && (
          <bdi dir="ltr">
            <Breakable text={hostOf(receipt.address)} />
          </bdi>
        )}
        {rest.passing && <span>{t("receiptSession")}</span>}
      </span>
      {receipt.status.looks && <LooksLine looks={receipt.status.looks} now={now} />}
    </div>
  );
}

interface LooksLineProps {
  readonly looks: Looks;
  readonly now: Instant;
}

/** Tells how often and when the page of the link was opened. */
function LooksLine({ looks: { count, first, last }, now }: LooksLineProps) {
  const { t, locale } = useSpeech();
  const several = count > 1;
  const key = several && first === undefined ? "receiptLooksAtLeast" : "receiptLooks";
  return (
    <span class="hint">
      <span>{t(key, numeral(count, locale))}</span>
      {several && first !== undefined && <When at={first} now={now} message="receiptFirstLook" />}
      {last !== undefined && (
        <When at={last} now={now} message={several ? "receiptLastLook" : undefined} />
      )}
    </span>
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
  readonly message?: MessageKey | undefined;
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
