import { numeral } from "../../lib/wording/format";
import { useSpeech } from "../Translate";
import { UnlockForm } from "./UnlockForm";

export interface UnlockServiceProps {
  readonly host: string;
  /** Absent: the service does not tell it. */
  readonly attemptsLeft?: number | undefined;
  readonly wrong: boolean;
  readonly busy: boolean;
  readonly onUnlock: (passphrase: string) => void;
}

/** Asks for a passphrase that the service checks. The service may count attempts. */
export function UnlockService({ host, attemptsLeft, wrong, ...rest }: UnlockServiceProps) {
  const { t, locale } = useSpeech();
  const left = attemptsLeft === undefined ? [] : [t("attemptsLeft", numeral(attemptsLeft, locale))];
  return (
    <UnlockForm
      {...rest}
      title={t("unlockService")}
      hint={t("unlockServiceHint", host)}
      wrong={wrong ? [t("passphraseWrong"), ...left].join(" ") : undefined}
    />
  );
}
