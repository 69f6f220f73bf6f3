import { useSpeech } from "./Translate";

export interface ShortcutLineProps {
  /** The shortcut as the browser writes it, "Alt+Shift+L"; empty if there is none. */
  readonly shortcut: string;
  /** Opens the browser's own page for shortcuts. */
  readonly onChange: () => void;
}

/** Shows the keyboard shortcut, and the way to another. */
export function ShortcutLine({ shortcut, onChange }: ShortcutLineProps) {
  const { t } = useSpeech();
  return (
    <>
      <p class="hint">{t("shortcutHint")}</p>
      <div class="split">
        <p>{shortcut === "" ? t("shortcutNone") : <kbd dir="ltr">{shortcut}</kbd>}</p>
        <button type="button" class="second" onClick={onChange}>
          {t("change")}
        </button>
      </div>
    </>
  );
}
