import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { PassphraseField } from "../fields/PassphraseField";
import { useSpeech } from "../Translate";

export interface RevealFormProps {
  readonly label: string;
  /** Nobody can tell beforehand whether a passphrase is needed: it may be typed. */
  readonly asks: boolean;
  /** What was typed before. */
  readonly typed?: string | undefined;
  readonly disabled?: boolean;
  readonly onReveal: (passphrase?: string) => void;
  /** Further buttons. */
  readonly children: ComponentChildren;
}

/** The press that uses the link up. */
export function RevealForm({ label, asks, typed = "", disabled, ...rest }: RevealFormProps) {
  const { t } = useSpeech();
  const [passphrase, setPassphrase] = useState(typed);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (disabled !== true) rest.onReveal(passphrase === "" ? undefined : passphrase);
      }}
    >
      {asks && (
        <PassphraseField
          value={passphrase}
          hint={t("unknownPassphraseHint")}
          onChange={setPassphrase}
        />
      )}
      <div class="actions">
        <button type="submit" class="primary" disabled={disabled ?? false}>
          {label}
        </button>
        {rest.children}
      </div>
    </form>
  );
}
