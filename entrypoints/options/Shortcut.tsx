import { PageSection } from "../../components/PageSection";
import { ShortcutLine } from "../../components/ShortcutLine";
import { useSpeech } from "../../components/Translate";
import { useShortcut } from "../../components/hooks/useShortcut";
import { openShortcutSettings, shortcut } from "../../lib/platform/shortcut";

export function Shortcut() {
  const { t } = useSpeech();
  return (
    <PageSection title={t("shortcut")} anchor="shortcut">
      <ShortcutLine shortcut={useShortcut(shortcut)} onChange={() => void openShortcutSettings()} />
    </PageSection>
  );
}
