import type { Openers } from "../../lib/links/openers";
import type { MessageKey } from "../../lib/wording/sentences";
import { useSpeech } from "../Translate";

export interface OpenersNoteProps {
  readonly openers: Openers;
  readonly busy: boolean;
  /** Burns this link and makes the other kind. Absent: that cannot be done. */
  readonly onOtherKind: (() => void) | undefined;
}

/** Who can open the link that was made, with the other kind one button away. */
export function OpenersNote({ openers, busy, onOtherKind }: OpenersNoteProps) {
  const { t } = useSpeech();
  const [who, readers, other] = said[openers];
  return (
    <div class={openers === "extension" ? "note warn" : "note"}>
      <strong>{t(who)}</strong>
      <p class="hint">{t(readers)}</p>
      {onOtherKind !== undefined && (
        <button type="button" class="plain" disabled={busy} onClick={onOtherKind}>
          {t(other)}
        </button>
      )}
    </div>
  );
}

const said: Record<Openers, readonly [who: MessageKey, readers: MessageKey, other: MessageKey]> = {
  extension: ["openersExtension", "readersExtension", "makeServiceEncrypted"],
  viewer: ["openersViewer", "readersViewer", "makeWithoutViewer"],
  browser: ["openersBrowser", "readersService", "makeSealed"],
};
