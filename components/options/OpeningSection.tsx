import type { ComponentChildren } from "preact";
import type { EffectiveSettings, Settings } from "../../lib/settings/settings";
import { CheckField } from "../fields/CheckField";
import { PageSection } from "../PageSection";
import { useSpeech } from "../Translate";

type Chosen = Pick<Settings, "clicked" | "emptyClipboard">;

export interface OpeningSectionProps {
  readonly settings: Chosen & Pick<EffectiveSettings, "policy">;
  /** True if the page is in a private window: the browser has one memory for clicks, which all windows share. */
  readonly inPrivate: boolean;
  readonly saved: boolean;
  /** The FailureNote of a choice that was not kept. */
  readonly problem?: ComponentChildren;
  readonly onChoose: (choice: Partial<Chosen>) => void;
}

/** Chooses the handling of clicked links and of revealed texts. */
export function OpeningSection({
  settings,
  inPrivate,
  saved,
  problem,
  onChoose,
}: OpeningSectionProps) {
  const { t } = useSpeech();
  return (
    <PageSection title={t("openingLinks")} anchor="opening" saved={saved}>
      {problem}
      {inPrivate ? (
        <p>{t("openClickedElsewhere")}</p>
      ) : (
        <CheckField
          label={t("openClicked")}
          hint={t("openClickedHint")}
          checked={settings.clicked}
          locked={settings.policy.clickedLinks !== undefined}
          onChange={(clicked) => onChoose({ clicked })}
        />
      )}
      <CheckField
        label={t("emptyClipboard")}
        hint={t("emptyClipboardHint")}
        checked={settings.emptyClipboard}
        onChange={(emptyClipboard) => onChoose({ emptyClipboard })}
      />
    </PageSection>
  );
}
