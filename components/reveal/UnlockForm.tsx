import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Card } from "../Card";
import { PassphraseField } from "../fields/PassphraseField";
import { useSpeech } from "../Translate";
import { useErrorFocus } from "../hooks/useErrorFocus";

export interface UnlockFormProps {
  readonly title: string;
  readonly hint: string;
  /** The sentence for a last passphrase that was wrong. */
  readonly wrong: string | undefined;
  /** True while the passphrase is being checked. */
  readonly busy: boolean;
  /** Never called with an empty passphrase. */
  readonly onUnlock: (passphrase: string) => void;
  /** Further buttons. */
  readonly buttons?: ComponentChildren;
  /** Other actions. */
  readonly children?: ComponentChildren;
}

/** Asks for the passphrase, and keeps the typed one: a wrong passphrase is often only mistyped. */
export function UnlockForm({ title, hint, wrong, busy, ...rest }: UnlockFormProps) {
  const { t } = useSpeech();
  const [passphrase, setPassphrase] = useState("");
  const [missing, setMissing] = useState(false);
  const [tries, setTries] = useState(0);
  const lacks = missing && passphrase === "";
  const told = busy ? undefined : lacks ? t("passphraseMissing") : wrong;
  const form = useErrorFocus(told === undefined ? 0 : tries + 1);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (busy) return;
    setTries(tries + 1);
    setMissing(passphrase === "");
    if (passphrase !== "") rest.onUnlock(passphrase);
  };
  return (
    <Card title={title} first={false}>
      <p class="hint">{hint}</p>
      <form noValidate ref={form} onSubmit={submit}>
        <PassphraseField value={passphrase} problem={told} first onChange={setPassphrase} />
        <div class="actions">
          <button type="submit" class="primary" aria-disabled={busy}>
            {t("unlock")}
          </button>
          {rest.buttons}
          <output class="hint">{busy && t("unlocking")}</output>
        </div>
      </form>
      {rest.children}
    </Card>
  );
}
