import { useSpeech } from "./Translate";

export interface OpenersNoteProps {
  readonly sealed: boolean;
  readonly busy: boolean;
  /** Burns this link and makes the other kind. Absent: that cannot be done. */
  readonly onOtherKind: (() => void) | undefined;
}

/** Who can open the link that was made, with the other kind one button away. */
export function OpenersNote({ sealed, busy, onOtherKind }: OpenersNoteProps) {
  const { t } = useSpeech();
  return (
    <div class="note">
      <strong>{t(sealed ? "sealedOpeners" : "serviceEncryptedOpeners")}</strong>
      {onOtherKind !== undefined && (
        <button type="button" class="plain" disabled={busy} onClick={onOtherKind}>
          {t(sealed ? "makeServiceEncrypted" : "makeSealed")}
        </button>
      )}
    </div>
  );
}
