import type { ComponentChildren } from "preact";
import { useSpeech } from "../Translate";
import { UnlockForm } from "./UnlockForm";

export interface UnlockSealedProps {
  readonly wrong: boolean;
  readonly busy: boolean;
  readonly onUnlock: (passphrase: string) => void;
  readonly onClear: () => void;
  /** What else can be done. */
  readonly children?: ComponentChildren;
}

/** We check the passphrase, on a sealed text that is here already. */
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
