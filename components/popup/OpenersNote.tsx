import type { Openers } from "../../lib/links/openers";
import type { MessageKey } from "../../lib/wording/sentences";
import { useSpeech } from "../Translate";

export interface OpenersNoteProps {
  readonly openers: Openers;
  readonly busy: boolean;
  /** Burns this link and makes the other kind. Absent: the link stays as it is. */
  readonly onOtherKind: (() => void) | undefined;
}

/** Says who can open the new link. Until the link stands in a page, the other kind is one button away. */
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
