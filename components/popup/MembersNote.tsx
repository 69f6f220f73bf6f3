import { useSpeech } from "../Translate";

export interface MembersNoteProps {
  readonly host: string;
  /** True if one can sign in there in the options. */
  readonly accounts: boolean;
  readonly onOptions: () => void;
}

/** Says, before anything is sent, that the server takes nothing from people without an account, and that there is none. */
export function MembersNote({ host, accounts, onOptions }: MembersNoteProps) {
  const { t } = useSpeech();
  return (
    <div class="note warn">
      <strong>{t(accounts ? "guestOff" : "noGuests", host)}</strong>
      <p>{t(accounts ? "guestOffAdvice" : "noGuestsAdvice")}</p>
      <button type="button" class="plain" onClick={onOptions}>
        {t("openOptions")}
      </button>
    </div>
  );
}
