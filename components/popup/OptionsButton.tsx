import { Icon } from "../Icon";
import { options } from "../icons";
import { useSpeech } from "../Translate";

export function OptionsButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useSpeech();
  return (
    <button
      type="button"
      class="small"
      aria-label={t("optionsTitle")}
      title={t("optionsTitle")}
      onClick={onPress}
    >
      <Icon path={options} />
    </button>
  );
}
