import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { number } from "../lib/format";
import { Card } from "./Card";
import { PassphraseField } from "./PassphraseField";
import { useSpeech } from "./Translate";
import { useErrorFocus } from "./useErrorFocus";

/** Who checks the passphrase: the service, which may count attempts, or we, on a sealed text that is here already. */
export type Lock =
  | { readonly by: "service"; readonly host: string; readonly attemptsLeft?: number | undefined }
  | { readonly by: "sender"; readonly onClear: () => void };

export interface UnlockFormProps {
  readonly lock: Lock;
  /** The last passphrase was not the one. */
  readonly wrong: boolean;
  /** It is being checked. */
  readonly busy: boolean;
  /** Never with an empty one. */
  readonly onUnlock: (passphrase: string) => void;
  /** What else can be done. */
  readonly children?: ComponentChildren;
}

/** Asks for the passphrase, and keeps what was typed: a wrong one is often only mistyped. */
export function UnlockForm({ lock, wrong, busy, onUnlock, children }: UnlockFormProps) {
  const { t, locale } = useSpeech();
  const [passphrase, setPassphrase] = useState("");
  const [missing, setMissing] = useState(false);
  const [tries, setTries] = useState(0);
  const told = problem();
  const form = useErrorFocus(told === undefined ? 0 : tries + 1);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (busy) return;
    setTries(tries + 1);
    setMissing(passphrase === "");
    if (passphrase !== "") onUnlock(passphrase);
  };
  return (
    <Card title={t(lock.by === "service" ? "unlockService" : "unlockSealed")} first={false}>
      <p class="hint">
        {lock.by === "service" ? t("unlockServiceHint", lock.host) : t("unlockSealedHint")}
      </p>
      <form noValidate ref={form} onSubmit={submit}>
        <PassphraseField value={passphrase} problem={told} first onChange={setPassphrase} />
        <div class="actions">
          <button type="submit" class="primary" aria-disabled={busy}>
            {t("unlock")}
          </button>
          {lock.by === "sender" && (
            <button type="button" class="second" onClick={lock.onClear}>
              {t("clearNow")}
            </button>
          )}
          <output class="hint">{busy && t("unlocking")}</output>
        </div>
      </form>
      {children}
    </Card>
  );

  function problem(): string | undefined {
    if (busy) return undefined;
    if (missing && passphrase === "") return t("passphraseMissing");
    if (!wrong) return undefined;
    if (lock.by === "sender" || lock.attemptsLeft === undefined) return t("passphraseWrong");
    return `${t("passphraseWrong")} ${t("attemptsLeft", number(lock.attemptsLeft, locale))}`;
  }
}
