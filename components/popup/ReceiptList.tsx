import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Instant } from "../../lib/domain";
import { numeral } from "../../lib/wording/format";
import { CopyStatus } from "../CopyButton";
import { type ReceiptEntry, ReceiptItem } from "./ReceiptItem";
import { useSpeech } from "../Translate";
import { type Copy, useCopy } from "../hooks/useCopy";

export interface ReceiptListProps {
  /** Newest first. */
  readonly entries: readonly ReceiptEntry[];
  readonly now: Instant;
  /** Digests of receipts whose secrets are being burned. */
  readonly burning: ReadonlySet<string>;
  readonly onCopy: Copy;
  /** Called after the confirmation, with the receipt's digest and the proof. */
  readonly onBurn: (digest: string, proof?: string) => void;
  readonly onRemove: (digest: string) => void;
}

/** The number of receipts shown at first: the page is there as soon with 200 receipts as with none. */
const NEWEST = 5;

/** Lists the secrets that were created, and their states. Shows nothing if there is none. */
export function ReceiptList({ entries, burning, ...rest }: ReceiptListProps) {
  const { t, locale } = useSpeech();
  const id = useId();
  const [copied, copy] = useCopy<string>(rest.onCopy);
  const [whole, setWhole] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const remove = (digest: string): void => {
    heading.current?.focus(); // the element that had it goes away
    rest.onRemove(digest);
  };
  useEffect(() => {
    const more = list.current?.children[NEWEST];
    if (whole && more instanceof HTMLElement) more.focus(); // the button that had it is gone
  }, [whole]);
  if (entries.length === 0) return null;
  const shown = whole ? entries : entries.slice(0, NEWEST);
  return (
    <section class="receipts">
      <h2 tabIndex={-1} ref={heading}>
        <span id={id}>{t("receipts")}</span>
        <span aria-hidden="true">{entries.length}</span>
      </h2>
      <CopyStatus copied={copied} />
      <ul aria-labelledby={id} ref={list}>
        {shown.map((entry) => (
          <ReceiptItem
            key={entry.receipt.linkDigest}
            entry={entry}
            now={rest.now}
            copied={copied}
            burning={burning.has(entry.receipt.linkDigest)}
            onCopy={copy}
            onBurn={rest.onBurn}
            onRemove={remove}
          />
        ))}
      </ul>
      {shown.length < entries.length && (
        <button type="button" class="plain" onClick={() => setWhole(true)}>
          {t("showAllReceipts", numeral(entries.length, locale))}
        </button>
      )}
    </section>
  );
}
