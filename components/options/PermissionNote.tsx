import type { MessageKey } from "../../lib/wording/sentences";
import { useSpeech } from "../Translate";

export interface PermissionNoteProps {
  readonly host: string;
  /** The feature that does not work without the permission. The sentence names the host. */
  readonly missing?: MessageKey;
  readonly onAllow: () => void;
}

/** The browser's permission for a server is missing, or was taken back. */
export function PermissionNote({
  host,
  missing = "serverNotPermitted",
  onAllow,
}: PermissionNoteProps) {
  const { t } = useSpeech();
  return (
    <div class="note warn">
      <p>{t(missing, host)}</p>
      <button type="button" class="second" onClick={onAllow}>
        {t("allowHost", host)}
      </button>
    </div>
  );
}
