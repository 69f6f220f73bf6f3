import { useSpeech } from "../Translate";

export interface HaveSealedTextProps {
  readonly onPress: () => void;
}

/** Opens a sealed text by hand. That needs no network, so it is offered wherever the service may fail. */
export function HaveSealedText({ onPress }: HaveSealedTextProps) {
  const { t } = useSpeech();
  return (
    <button type="button" class="second" onClick={onPress}>
      {t("haveSealedText")}
    </button>
  );
}
