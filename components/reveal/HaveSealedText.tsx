import { useSpeech } from "../Translate";

export interface HaveSealedTextProps {
  /** Absent: only its service opens what it sealed. */
  readonly onPress: (() => void) | undefined;
}

/** Opens a sealed text by hand. That needs no network, so it is offered wherever the service may fail. */
export function HaveSealedText({ onPress }: HaveSealedTextProps) {
  const { t } = useSpeech();
  if (onPress === undefined) return null;
  return (
    <button type="button" class="second" onClick={onPress}>
      {t("haveSealedText")}
    </button>
  );
}
