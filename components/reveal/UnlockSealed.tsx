import type { ComponentChildren } from "preact";
import { useSpeech } from "../Translate";
import { UnlockForm } from "./UnlockForm";

export interface UnlockSealedProps {
  readonly wrong: boolean;
  readonly busy: boolean;
  readonly onUnlock: (passphrase: string) => void;
  readonly onClear: () => void;
  /** Other actions. */
  readonly children?: ComponentChildren;
}

/** Asks for a passphrase that we check, on a sealed text that is here already. */
export function UnlockSealed({ wrong, onClear, ...rest }: UnlockSealedProps) {
  const { t } = useSpeech();
  return (
    <UnlockForm
      {...rest}
      title={t("unlockSealed")}
      hint={t("unlockSealedHint")}
      wrong={wrong ? t("passphraseWrong") : undefined}
      buttons={
        <button type="button" class="second" onClick={onClear}>
          {t("clearNow")}
        </button>
      }
    />
  );
}
