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
  const { who, readers, other } = said[openers];
  return (
    <div class={openers === "extension" ? "note warn" : "note"}>
      <strong>{t(who)}</strong>
      <p class="hint">{t(readers)}</p>
      {onOtherKind !== undefined && other !== undefined && (
        <button type="button" class="plain" disabled={busy} onClick={onOtherKind}>
          {t(other)}
        </button>
      )}
    </div>
  );
}

interface Said {
  readonly who: MessageKey;
  readonly readers: MessageKey;
  /** Absent: there is no other kind. */
  readonly other?: MessageKey;
}

const said: Record<Openers, Said> = {
  extension: {
    who: "openersExtension",
    readers: "readersExtension",
    other: "makeServiceEncrypted",
  },
  viewer: { who: "openersViewer", readers: "readersViewer", other: "makeWithoutViewer" },
  anyone: { who: "openersBrowser", readers: "readersOwnSeal" },
  browser: { who: "openersBrowser", readers: "readersService", other: "makeSealed" },
};
