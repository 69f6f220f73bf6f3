import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Instant, Receipt } from "../../lib/domain";
import { type BurnNeed, statusAt } from "../../lib/sharing/receipts";
import type { Kind } from "../../lib/service";
import { BurnConfirm } from "./BurnConfirm";
import { Confirm } from "../Confirm";
import { ReceiptActions } from "./ReceiptActions";
import { ReceiptFacts } from "./ReceiptFacts";
import { useSpeech } from "../Translate";
import type { Copied } from "../hooks/useCopy";

/** A receipt, and everything else that this browser has of it. */
export interface ReceiptEntry {
  readonly receipt: Receipt;
  /** The link, as long as it can be copied. */
  readonly link?: string | undefined;
  /** The proof to ask for before the burn. */
  readonly need: BurnNeed;
  /** True if the receipt is kept in memory only. */
  readonly passing: boolean;
  /** The powers of its handle at its service. */
  readonly powers: Kind["receipts"];
}

export interface ReceiptItemProps {
  readonly entry: ReceiptEntry;
  readonly now: Instant;
  readonly copied: Copied<string> | undefined;
  readonly burning: boolean;
  readonly onCopy: (digest: string, link: string) => void;
  readonly onBurn: (digest: string, proof?: string) => void;
  readonly onRemove: (digest: string) => void;
}

/** One receipt. Burning asks first; so does removing one whose secret still waits. */
export function ReceiptItem({ entry, now, copied, burning, ...on }: ReceiptItemProps) {
  const { receipt, link, need, passing, powers } = entry;
  const { linkDigest: digest, handle } = receipt;
  const { t } = useSpeech();
  const id = useId();
  const [asking, setAsking] = useState<"burn" | "remove">();
  const waiting = statusAt(receipt, now).state === "waiting";
  const row = useRef<HTMLLIElement>(null);
  const answered = (): void => {
    setAsking(undefined);
    row.current?.focus();
  };
  useEffect(() => {
    if (!waiting && asking !== undefined) answered();
  }, [waiting]);
  return (
    <li class={waiting ? "receipt" : "receipt ended"} aria-busy={burning} tabIndex={-1} ref={row}>
      <ReceiptFacts {...{ id, receipt, now, burning, passing }} asked={powers.status} />
      {asking === undefined && (
        <ReceiptActions
          about={id}
          copied={copied?.what === digest && copied.confirmed}
          busy={burning}
          onCopy={waiting && link !== undefined ? () => on.onCopy(digest, link) : undefined}
          onBurn={
            waiting && handle !== undefined && powers.burn ? () => setAsking("burn") : undefined
          }
          onRemove={() => (waiting ? setAsking("remove") : on.onRemove(digest))}
        />
      )}
      {asking === "burn" && (
        <BurnConfirm
          need={need}
          onBurn={(proof) => {
            // The typed proof stays until the service accepts it; a second try during the first would count as one more.
            if (proof === undefined) answered();
            if (!burning) on.onBurn(digest, proof);
          }}
          onKeep={answered}
        />
      )}
      {asking === "remove" && (
        <Confirm
          question={t(handle === undefined ? "removeUncheckedQuestion" : "removeQuestion")}
          action={t("remove")}
          onConfirm={() => {
            answered();
            on.onRemove(digest);
          }}
          onKeep={answered}
        />
      )}
    </li>
  );
}
