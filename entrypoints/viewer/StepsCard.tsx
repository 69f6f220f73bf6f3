import { Card } from "../../components/Card";
import { HaveSealedText } from "../../components/reveal/HaveSealedText";
import { useSpeech } from "../../components/Translate";

export interface StepsCardProps {
  readonly host: string;
  /** The link without its key. */
  readonly href: string;
  /** True if the host may pass for another one. */
  readonly disguised: boolean;
  /** Called when the person goes on to paste. */
  readonly onNext: () => void;
}

/** Explains the way to the sealed text: the service's own page shows it, and is given no key. */
export function StepsCard({ host, href, disguised, onNext }: StepsCardProps) {
  const { t } = useSpeech();
  return (
    <Card title={t("viewerHeading")}>
      <ol class="steps">
        <li>{t("viewerFirst")}</li>
        <li>{t("viewerSecond")}</li>
      </ol>
      {disguised && (
        <div class="note bad">
          <strong>{t("disguisedHeading", host)}</strong>
          <p>{t("disguisedWarning")}</p>
        </div>
      )}
      <div class="actions">
        <a
          class={disguised ? "second danger" : "primary"}
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          onClick={onNext}
        >
          {t("viewerOpen", host)}
        </a>
        <HaveSealedText onPress={onNext} />
      </div>
      <p class="hint">{t("viewerLinkKept")}</p>
    </Card>
  );
}
