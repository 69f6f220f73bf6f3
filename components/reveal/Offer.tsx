import type { MessageKey } from "../../lib/wording/sentences";
import { useSpeech } from "../Translate";

export interface OfferProps {
  readonly label: MessageKey;
  readonly hint: MessageKey;
  readonly onPress: () => void;
}

/** Offers an action beside the page's main one. */
export function Offer({ label, hint, onPress }: OfferProps) {
  const { t } = useSpeech();
  return (
    <div class="note">
      <button type="button" class="plain" onClick={onPress}>
        {t(label)}
      </button>
      <p>{t(hint)}</p>
    </div>
  );
}
