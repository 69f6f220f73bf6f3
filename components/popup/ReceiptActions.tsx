import { Icon } from "../Icon";
import { sheets, cross, done, key, pencil } from "../icons";
import { useSpeech } from "../Translate";

export interface ReceiptActionsProps {
  /** The id of the note, which tells the rows' buttons apart. */
  readonly about: string;
  /** The part of this receipt that was copied last, if the browser confirmed the copy. */
  readonly copied: "link" | "passphrase" | undefined;
  /** True if the receipt has a note. */
  readonly noted: boolean;
  readonly busy: boolean;
  /** Absent: the link cannot be copied any more. */
  readonly onCopy: (() => void) | undefined;
  /** Absent: there is no suggested passphrase, or it is no longer kept. */
  readonly onCopyPassphrase: (() => void) | undefined;
  /** Absent: there is nothing to burn, or the receipt gives no authority to. */
  readonly onBurn: (() => void) | undefined;
  readonly onNote: () => void;
  readonly onRemove: () => void;
}

/** Offers the actions for one receipt. */
export function ReceiptActions({ about, copied, noted, busy, ...on }: ReceiptActionsProps) {
  const { t } = useSpeech();
  const small = (name: string, icon: string, press: () => void) => (
    <button
      type="button"
      class="small"
      aria-label={name}
      title={name}
      aria-describedby={about}
      disabled={busy}
      onClick={press}
    >
      <Icon path={icon} />
    </button>
  );
  return (
    <div class="actions">
      {small(t(noted ? "changeNote" : "addNote"), pencil, on.onNote)}
      {on.onCopy && small(t("copyLink"), copied === "link" ? done : sheets, on.onCopy)}
      {on.onCopyPassphrase &&
        small(t("copyPassphrase"), copied === "passphrase" ? done : key, on.onCopyPassphrase)}
      {on.onBurn && (
        <button
          type="button"
          class="second"
          aria-describedby={about}
          disabled={busy}
          onClick={on.onBurn}
        >
          {t("burn")}
        </button>
      )}
      {small(t("remove"), cross, on.onRemove)}
    </div>
  );
}
