import { useSpeech } from "../Translate";

export interface MembersNoteProps {
  readonly host: string;
  readonly onOptions: () => void;
}

/** Says, before anything is sent, that the server takes nothing from people without an account, and that there is none. */
export function MembersNote({ host, onOptions }: MembersNoteProps) {
  const { t } = useSpeech();
  return (
    <div class="note warn">
      <strong>{t("guestOff", host)}</strong>
      <p>{t("guestOffAdvice")}</p>
      <button type="button" class="plain" onClick={onOptions}>
        {t("openOptions")}
      </button>
    </div>
  );
}
