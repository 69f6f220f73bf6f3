import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Instant } from "../../lib/domain";
import { hostOf } from "../../lib/links/address";
import { finder, type Findable } from "../../lib/wording/finder";
import { exact, numeral } from "../../lib/wording/format";
import { receiptSentence } from "../../lib/wording/sentences";
import { CopyStatus } from "../CopyButton";
import { type ReceiptEntry, ReceiptItem } from "./ReceiptItem";
import { ReceiptSearch } from "./ReceiptSearch";
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
  /** Keeps a note; resolves to true once it is kept. */
  readonly onNote: (digest: string, note: string) => Promise<boolean>;
  readonly onRemove: (digest: string) => void;
}

/** The number of receipts shown at first: the page is there as soon with 200 receipts as with none. */
const NEWEST = 5;

/** The number of receipts that people still find by looking. */
const FEW = 10;

/** Lists the secrets that were created, and their states. Shows nothing if there is none. */
export function ReceiptList({ entries, burning, ...rest }: ReceiptListProps) {
  const { t, say, locale } = useSpeech();
  const id = useId();
  const [copied, copy] = useCopy<string>(rest.onCopy);
  const [whole, setWhole] = useState(false);
  const [query, setQuery] = useState("");
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
  const searching = query.trim() !== "";
  const found = searching ? entries.filter((entry) => finder(query)(wordsOf(entry))) : entries;
  const shown = whole || searching ? found : found.slice(0, NEWEST);
  const hosts = new Set(entries.map(({ receipt }) => hostOf(receipt.address)));
  return (
    <section class="receipts">
      <h2 tabIndex={-1} ref={heading}>
        <span id={id}>{t("receipts")}</span>
        <span aria-hidden="true">{entries.length}</span>
      </h2>
      <CopyStatus copied={copied} />
      {(entries.length > FEW || query !== "") && (
        <ReceiptSearch
          query={query}
          found={searching ? found.length : undefined}
          onQuery={setQuery}
        />
      )}
      <ul aria-labelledby={id} ref={list}>
        {shown.map((entry) => (
          <ReceiptItem
            key={entry.receipt.linkDigest}
            entry={entry}
            now={rest.now}
            serverNamed={hosts.size > 1}
            copied={copied}
            burning={burning.has(entry.receipt.linkDigest)}
            onCopy={copy}
            onBurn={rest.onBurn}
            onNote={rest.onNote}
            onRemove={remove}
          />
        ))}
      </ul>
      {shown.length < found.length && (
        <button type="button" class="plain" onClick={() => setWhole(true)}>
          {t("showAllReceipts", numeral(entries.length, locale))}
        </button>
      )}
    </section>
  );

  /** As they stand in the row of the receipt. */
  function wordsOf({ receipt, powers }: ReceiptEntry): Findable {
    const name = receipt.note === "" ? exact(receipt.createdAt, locale) : receipt.note;
    return {
      text: `${name} ${hostOf(receipt.address)}`,
      state: say(receiptSentence(receipt, rest.now, powers.status)),
    };
  }
}
