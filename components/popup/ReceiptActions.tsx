import { Icon } from "../Icon";
import { sheets, cross, done } from "../icons";
import { useSpeech } from "../Translate";

export interface ReceiptActionsProps {
  /** The id of the note, which tells the rows' buttons apart. */
  readonly about: string;
  /** True if the browser confirmed that this link was the last one copied. */
  readonly copied: boolean;
  readonly busy: boolean;
  /** Absent: the link cannot be copied any more. */
  readonly onCopy: (() => void) | undefined;
  /** Absent: there is nothing to burn, or the receipt gives no authority to. */
  readonly onBurn: (() => void) | undefined;
  readonly onRemove: () => void;
}

/** Offers the actions for one receipt. */
export function ReceiptActions({ about, copied, busy, ...on }: ReceiptActionsProps) {
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
      {on.onCopy && small(t("copyLink"), copied ? done : sheets, on.onCopy)}
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
