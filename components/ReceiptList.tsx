import { useId, useRef } from "preact/hooks";
import type { Instant, Receipt } from "../lib/domain";
import { CopyStatus } from "./CopyButton";
import { ReceiptItem } from "./ReceiptItem";
import { useSpeech } from "./Translate";
import { type Copy, useCopy } from "./useCopy";

export interface ReceiptListProps {
  readonly receipts: readonly Receipt[];
  readonly now: Instant;
  /** Links that can still be copied, by the receipt's digest. */
  readonly links: ReadonlyMap<string, string>;
  /** Digests of receipts whose secrets are being burned. */
  readonly burning: ReadonlySet<string>;
  readonly onCopy: Copy;
  /** Called after the confirmation; both get the receipt's digest. */
  readonly onBurn: (digest: string) => void;
  readonly onRemove: (digest: string) => void;
}

/** What was created and what became of it. Shows nothing where nothing was. */
export function ReceiptList({ receipts, links, burning, ...rest }: ReceiptListProps) {
  const { t } = useSpeech();
  const id = useId();
  const [copied, copy] = useCopy<string>(rest.onCopy);
  const heading = useRef<HTMLHeadingElement>(null);
  const remove = (digest: string): void => {
    heading.current?.focus(); // what had it goes away
    rest.onRemove(digest);
  };
  if (receipts.length === 0) return null;
  return (
    <section class="receipts">
      <h2 tabIndex={-1} ref={heading}>
        <span id={id}>{t("receipts")}</span>
        <span aria-hidden="true">{receipts.length}</span>
      </h2>
      <CopyStatus copied={copied} />
      <ul aria-labelledby={id}>
        {receipts.map((receipt) => (
          <ReceiptItem
            key={receipt.linkDigest}
            receipt={receipt}
            now={rest.now}
            link={links.get(receipt.linkDigest)}
            copied={copied}
            burning={burning.has(receipt.linkDigest)}
            onCopy={copy}
            onBurn={rest.onBurn}
            onRemove={remove}
          />
        ))}
      </ul>
    </section>
  );
}
