import type { ComponentChildren } from "preact";
import { LifetimeField } from "../fields/LifetimeField";
import { NewPassphraseField } from "../fields/NewPassphraseField";
import { NoteField } from "../fields/NoteField";
import { OpenersField } from "../fields/OpenersField";
import { SecretField } from "../fields/SecretField";
import { Page } from "../Page";
import { useSpeech } from "../Translate";
import { OptionsButton } from "./OptionsButton";

export interface FormShellProps {
  /** True if sealed links lead to a viewer. */
  readonly viewer: boolean;
  /** The text that was typed, if the form never comes to life. */
  readonly text?: string;
  /** The FailureNote that tells why. */
  readonly notice?: ComponentChildren;
}

const nothing = (): void => undefined;

/**
 * The empty form before anything is known of settings and server: it names none, and is as large as the form that takes its
 * place. `lib/app/paintEarly.ts` tells when it may be painted.
 */
export function FormShell({ viewer, text = "", notice }: FormShellProps) {
  const { t } = useSpeech();
  return (
    <Page layout="popup" host="" aside={<OptionsButton onPress={nothing} />}>
      <form noValidate>
        {notice}
        <SecretField
          value={text}
          capacity={undefined}
          problem={undefined}
          first={notice === undefined}
          onChange={nothing}
          onGenerate={nothing}
        />
        <div class="row">
          <LifetimeField lifetime={0} limits={undefined} onChange={nothing} />
          <NewPassphraseField
            value=""
            placeholder={t("passphraseNone")}
            suggest={() => ({ passphrase: "", bits: 0 })}
            onChange={nothing}
          />
        </div>
        <OpenersField chosen="undecided" viewer={viewer} onChoose={nothing} />
        <NoteField value="" onChange={nothing} />
        <button type="submit" class="primary" aria-keyshortcuts="Control+Enter Meta+Enter">
          {t("createLink")}
        </button>
      </form>
    </Page>
  );
}
