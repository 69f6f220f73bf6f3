import { CopyButton, CopyStatus } from "../../components/CopyButton";
import { useSpeech } from "../../components/Translate";
import { UrlField } from "../../components/fields/UrlField";
import { type Copy, useCopy } from "../../components/hooks/useCopy";

export interface AccessCodeProps {
  readonly code: string;
  readonly onCopy: Copy;
}

/** Shows the code for the pages of servers that insist on a passphrase: nobody should type the sender's there. */
export function AccessCode({ code, onCopy }: AccessCodeProps) {
  const { t } = useSpeech();
  const [copied, copy] = useCopy<"code">(onCopy);
  return (
    <details>
      <summary>{t("viewerAsked")}</summary>
      <p class="hint">{t("viewerAskedHint")}</p>
      <UrlField url={code} selected={false}>
        <CopyButton
          {...{ what: "code", copied }}
          label={t("viewerCopyCode")}
          look="within"
          onCopy={() => copy("code", code)}
        />
      </UrlField>
      <CopyStatus copied={copied} />
    </details>
  );
}
