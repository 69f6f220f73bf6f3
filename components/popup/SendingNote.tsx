import { StatusLine } from "../StatusLine";
import { useSpeech } from "../Translate";

/** Says that the link is being created. */
export function SendingNote({ host }: { readonly host: string }) {
  const { t } = useSpeech();
  return (
    <StatusLine tone="busy" title={t("creatingLink")}>
      <p>{t("creatingLinkHint", host)}</p>
    </StatusLine>
  );
}
