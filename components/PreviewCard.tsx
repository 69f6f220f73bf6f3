import type { Preview } from "../lib/domain";
import { Card } from "./Card";
import { PreviewFacts } from "./PreviewFacts";
import { useSpeech } from "./Translate";

/** What is known of the link so far; a link that is gone has a GoneCard. */
export type Look = { readonly state: "looking" } | Exclude<Preview, { readonly state: "gone" }>;

export interface PreviewCardProps {
  readonly host: string;
  /** The link has a key. */
  readonly sealed: boolean;
  /** This browser created it. */
  readonly own: boolean;
  readonly look: Look;
  readonly onReveal: () => void;
  readonly onSealedText: () => void;
}

/** Before the click that uses the link up. */
export function PreviewCard({ host, sealed, own, look, ...on }: PreviewCardProps) {
  const { t } = useSpeech();
  return (
    <Card title={t("waitingHeading")}>
      <PreviewFacts host={host} sealed={sealed} look={look} />
      {own && <p class="note warn">{t("ownLink")}</p>}
      <p class="hint">{t("revealIsFinal")}</p>
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={look.state === "looking"}
          onClick={on.onReveal}
        >
          {t("revealOnce")}
        </button>
        <button type="button" class="second" onClick={on.onSealedText}>
          {t("haveSealedText")}
        </button>
      </div>
    </Card>
  );
}
