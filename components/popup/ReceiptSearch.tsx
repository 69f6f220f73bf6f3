import { numeral } from "../../lib/wording/format";
import { unsaved } from "../fields/unsaved";
import { useSpeech } from "../Translate";

export interface ReceiptSearchProps {
  readonly query: string;
  /** The number of receipts that were found. Absent: nothing is searched for. */
  readonly found: number | undefined;
  readonly onQuery: (query: string) => void;
}

/** Takes words to search the receipts for, and tells how many were found. */
export function ReceiptSearch({ query, found, onQuery }: ReceiptSearchProps) {
  const { t, locale } = useSpeech();
  return (
    <div class="field">
      <input
        {...unsaved}
        type="search"
        aria-label={t("searchReceipts")}
        placeholder={t("searchReceipts")}
        dir={query === "" ? undefined : "auto"}
        value={query}
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          // An empty field leaves the key to the browser, which closes the popup.
          if (event.key !== "Escape" || query === "") return;
          event.preventDefault();
          onQuery("");
        }}
      />
      <output class="hint">
        {found !== undefined && t("receiptsFound", numeral(found, locale))}
      </output>
    </div>
  );
}
