import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Instant, Receipt } from "../../lib/domain";
import { type BurnNeed, statusAt } from "../../lib/sharing/receipts";
import type { Kind } from "../../lib/service";
import { BurnConfirm } from "./BurnConfirm";
import { Confirm } from "../Confirm";
import { NoteForm } from "./NoteForm";
import { ReceiptActions } from "./ReceiptActions";
import { ReceiptFacts } from "./ReceiptFacts";
import { useSpeech } from "../Translate";
import type { Copied } from "../hooks/useCopy";

/** A receipt, and everything else that this browser has of it. */
export interface ReceiptEntry {
  readonly receipt: Receipt;
  /** The link, as long as it can be copied. */
  readonly link?: string | undefined;
  /** The suggested passphrase, as long as it can be copied. */
  readonly suggested?: string | undefined;
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
  /** True if the row names its server: the receipts are of several. */
  readonly serverNamed: boolean;
  readonly copied: Copied<string> | undefined;
  readonly burning: boolean;
  readonly onCopy: (what: string, text: string) => void;
  readonly onBurn: (digest: string, proof?: string) => void;
  /** Keeps a note; resolves to true once it is kept. */
  readonly onNote: (digest: string, note: string) => Promise<boolean>;
  readonly onRemove: (digest: string) => void;
}

/** One receipt. Burning asks first; so does removing one whose secret still waits. */
export function ReceiptItem({ entry, now, serverNamed, copied, burning, ...on }: ReceiptItemProps) {
  const { receipt, link, suggested, need, passing, powers } = entry;
  const { linkDigest: digest, handle } = receipt;
  const passphraseOf = `passphrase of ${digest}`;
  const { t } = useSpeech();
  const id = useId();
  const [asking, setAsking] = useState<"burn" | "remove" | "note">();
  const waiting = statusAt(receipt, now).state === "waiting";
  const row = useRef<HTMLLIElement>(null);
  const copiedOf = (what: string) => {
    if (what === digest) return "link";
    return what === passphraseOf ? "passphrase" : undefined;
  };
  const answered = (): void => {
    setAsking(undefined);
    row.current?.focus();
  };
  useEffect(() => {
    if (!waiting && (asking === "burn" || asking === "remove")) answered();
  }, [waiting]);
  return (
    <li class={waiting ? "receipt" : "receipt ended"} aria-busy={burning} tabIndex={-1} ref={row}>
      <ReceiptFacts
        {...{ id, receipt, now, burning, passing, serverNamed }}
        asked={powers.status}
      />
      {asking === undefined && (
        <ReceiptActions
          about={id}
          noted={receipt.note !== ""}
          copied={copied?.confirmed === true ? copiedOf(copied.what) : undefined}
          busy={burning}
          onNote={() => setAsking("note")}
          onCopy={waiting && link !== undefined ? () => on.onCopy(digest, link) : undefined}
          onCopyPassphrase={
            waiting && suggested !== undefined
              ? () => on.onCopy(passphraseOf, suggested)
              : undefined
          }
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
      {asking === "note" && (
        <NoteForm
          note={receipt.note}
          onSave={(note) => on.onNote(digest, note)}
          onClose={answered}
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
