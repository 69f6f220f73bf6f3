import { numeral } from "../../lib/wording/format";
import { sentence } from "../../lib/wording/sentences";
import { useSpeech } from "../Translate";
import { UnlockForm } from "./UnlockForm";

export interface UnlockServiceProps {
  readonly host: string;
  /** Absent: the service does not tell it. */
  readonly attemptsLeft?: number | undefined;
  /** True if the service takes the passphrase in an address. */
  readonly inAddress?: boolean | undefined;
  readonly wrong: boolean;
  readonly busy: boolean;
  readonly onUnlock: (passphrase: string) => void;
}

/** Asks for a passphrase that the service checks. The service may count attempts. */
export function UnlockService({
  host,
  attemptsLeft,
  inAddress,
  wrong,
  ...rest
}: UnlockServiceProps) {
  const { t, tell, locale } = useSpeech();
  const left = attemptsLeft === undefined ? [] : [t("attemptsLeft", numeral(attemptsLeft, locale))];
  return (
    <UnlockForm
      {...rest}
      title={t("unlockService")}
      hint={tell([
        sentence("unlockServiceHint", host),
        ...(inAddress ? [sentence("passphraseInAddress")] : []),
      ])}
      wrong={wrong ? [t("passphraseWrong"), ...left].join(" ") : undefined}
    />
  );
}
