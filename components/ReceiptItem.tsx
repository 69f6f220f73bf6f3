import { useId, useRef, useState } from "preact/hooks";
import type { Instant, Receipt } from "../lib/domain";
import { receiptState } from "../lib/text";
import { Confirm } from "./Confirm";
import { Icon } from "./Icon";
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
  const waiting = receiptState(receipt, now) === "waiting";
  const digest = receipt.linkDigest;
  const row = useRef<HTMLLIElement>(null);
  const answered = (): void => {
    setAsking(undefined);
    row.current?.focus();
  };
  return (
    <li class={waiting ? "receipt" : "receipt ended"} aria-busy={burning} tabIndex={-1} ref={row}>
      <ReceiptFacts id={id} receipt={receipt} now={now} burning={burning} />
      <div class="actions">
        {waiting && link !== undefined && (
          <button
            type="button"
            class="small"
            aria-label={t("copyLink")}
            title={t("copyLink")}
            aria-describedby={id}
            onClick={() => on.onCopy(digest, link)}
          >
            <Icon name={copied?.what === digest && copied.confirmed ? "done" : "copy"} />
          </button>
        )}
        {waiting && receipt.handle !== undefined && (
          <button
            type="button"
            class="second"
            disabled={burning}
            aria-describedby={id}
            onClick={() => setAsking("burn")}
          >
            {t("burn")}
          </button>
        )}
        <button
          type="button"
          class="small"
          aria-label={t("remove")}
          title={t("remove")}
          disabled={burning}
          aria-describedby={id}
          onClick={() => (waiting ? setAsking("remove") : on.onRemove(digest))}
        >
          <Icon name="cross" />
        </button>
      </div>
      {asking !== undefined && (
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
