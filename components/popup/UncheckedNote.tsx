import { useSpeech } from "../Translate";

export interface UncheckedNoteProps {
  readonly host: string;
  readonly onAllow: () => void;
}

/** The browser's permission to ask this server what became of its secrets is gone. */
export function UncheckedNote({ host, onAllow }: UncheckedNoteProps) {
  const { t } = useSpeech();
  return (
    <div class="note warn">
      <p>{t("receiptsUnchecked", host)}</p>
      <button type="button" class="plain" onClick={onAllow}>
        {t("allowHost", host)}
      </button>
    </div>
  );
}
