import { useId, useRef, useState } from "preact/hooks";
import type { Instant, Receipt } from "../lib/domain";
import { statusAt } from "../lib/receipts";
import { Confirm } from "./Confirm";
import { ReceiptActions } from "./ReceiptActions";
import { ReceiptFacts } from "./ReceiptFacts";
import { useSpeech } from "./Translate";
import type { Copied } from "./useCopy";

export interface ReceiptItemProps {
  readonly receipt: Receipt;
  readonly now: Instant;
  /** The link, while it can still be copied. */
  readonly link: string | undefined;
  readonly copied: Copied<string> | undefined;
  readonly burning: boolean;
  readonly onCopy: (digest: string, link: string) => void;
  readonly onBurn: (digest: string) => void;
  readonly onRemove: (digest: string) => void;
}

type Question = "burn" | "remove";

/** One receipt. Burning asks first; so does removing one whose secret still waits. */
export function ReceiptItem({ receipt, now, link, copied, burning, ...on }: ReceiptItemProps) {
  const { t } = useSpeech();
  const id = useId();
  const [asking, setAsking] = useState<Question>();
  const waiting = statusAt(receipt, now).state === "waiting";
  const digest = receipt.linkDigest;
  const row = useRef<HTMLLIElement>(null);
  const answered = (): void => {
    setAsking(undefined);
    row.current?.focus();
  };
  return (
    <li class={waiting ? "receipt" : "receipt ended"} aria-busy={burning} tabIndex={-1} ref={row}>
      <ReceiptFacts id={id} receipt={receipt} now={now} burning={burning} />
      {asking === undefined ? (
        <ReceiptActions
          about={id}
          copied={copied?.what === digest && copied.confirmed}
          busy={burning}
          onCopy={waiting && link !== undefined ? () => on.onCopy(digest, link) : undefined}
          onBurn={waiting && receipt.handle !== undefined ? () => setAsking("burn") : undefined}
          onRemove={() => (waiting ? setAsking("remove") : on.onRemove(digest))}
        />
      ) : (
        <Confirm
          question={t(asking === "burn" ? "burnQuestion" : "removeQuestion")}
          action={t(asking)}
          onConfirm={() => {
            answered();
            (asking === "burn" ? on.onBurn : on.onRemove)(digest);
          }}
          onKeep={answered}
        />
      )}
    </li>
  );
}
