import { StatusLine } from "./StatusLine";
import { useSpeech } from "./Translate";

/** The link just created was burned. */
export function UndoneNote({ onCreateAnother }: { readonly onCreateAnother: () => void }) {
  const { t } = useSpeech();
  return (
    <>
      <StatusLine tone="good" title={t("undone")}>
        <p>{t("undoneHint")}</p>
      </StatusLine>
      <div class="actions">
        <button type="button" class="primary" onClick={onCreateAnother}>
          {t("createAnother")}
        </button>
      </div>
    </>
  );
}
