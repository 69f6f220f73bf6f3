import { useSpeech } from "./Translate";

/** A pasted one-time link: whole, or with a key that was cut on the way. */
export type Offer =
  | { readonly state: "whole"; readonly host: string; readonly onReveal: () => void }
  | { readonly state: "cut" };

/** What can be done with a one-time link that was pasted where a secret goes. */
export function LinkOffer({ offer }: { readonly offer: Offer }) {
  const { t } = useSpeech();
  return offer.state === "cut" ? (
    <div class="note warn" aria-live="polite">
      <strong>{t("keyIncomplete")}</strong>
      <p>{t("keyIncompleteAdvice")}</p>
    </div>
  ) : (
    <div class="note" aria-live="polite">
      <p>{t("offerReveal", offer.host)}</p>
      <button type="button" class="plain" onClick={offer.onReveal}>
        {t("revealInANewTab")}
      </button>
    </div>
  );
}
