import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { sentence } from "../../lib/wording/sentences";
import { PassphraseField } from "../fields/PassphraseField";
import { useSpeech } from "../Translate";

export interface RevealFormProps {
  readonly label: string;
  /** True if nobody can tell beforehand that a passphrase is needed: it may be typed. */
  readonly asks: boolean;
  /** True if the service takes the passphrase in an address. */
  readonly inAddress?: boolean | undefined;
  /** The passphrase that was typed before. */
  readonly typed?: string | undefined;
  readonly disabled?: boolean;
  readonly onReveal: (passphrase?: string) => void;
  /** Further buttons. */
  readonly children: ComponentChildren;
}

/** Has the button that uses the link up. */
export function RevealForm({ label, asks, typed = "", disabled, ...rest }: RevealFormProps) {
  const { tell } = useSpeech();
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
          hint={tell([
            sentence("unknownPassphraseHint"),
            ...(rest.inAddress ? [sentence("passphraseInAddress")] : []),
          ])}
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
