import { useSpeech } from "./Translate";

export interface PermissionNoteProps {
  readonly host: string;
  readonly onAllow: () => void;
}

/** The browser's permission for a server is missing, or was taken back. */
export function PermissionNote({ host, onAllow }: PermissionNoteProps) {
  const { t } = useSpeech();
  return (
    <div class="note warn">
      <p>{t("serverNotPermitted", host)}</p>
      <button type="button" class="second" onClick={onAllow}>
        {t("allowHost", host)}
      </button>
    </div>
  );
}
