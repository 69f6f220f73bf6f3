import type { ComponentChildren } from "preact";
import { Card } from "../Card";
import { useSpeech } from "../Translate";

export interface NotSealedWarningProps {
  readonly host: string;
  /** The page then shows a SecretView that says again that the text is `unsealed`. */
  readonly onShow: () => void;
  readonly onClear: () => void;
  /** Other actions for a text that may still be opened: the button for clearing it then gets no push. */
  readonly children?: ComponentChildren;
}

/** Warns that the link has a key and that the answer was not sealed with it: nobody calls that the secret. */
export function NotSealedWarning({ host, onShow, onClear, children }: NotSealedWarningProps) {
  const { t } = useSpeech();
  return (
    <Card title={t("notSealedHeading")}>
      <div class="note bad" role="alert">
        <p>{t("notSealedHint", host)}</p>
      </div>
      <div class="actions">
        <button type="button" class={children ? "second" : "primary"} onClick={onClear}>
          {t("clearNow")}
        </button>
        <button type="button" class="second" onClick={onShow}>
          {t("showAnyway")}
        </button>
      </div>
      {children}
    </Card>
  );
}
