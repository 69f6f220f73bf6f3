import { useSpeech } from "../Translate";

export interface UncheckedNoteProps {
  readonly host: string;
  readonly onAllow: () => void;
}

/** Says that the browser's permission for this server, which keeps receipts up to date, is gone. */
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
