import type { ComponentChildren } from "preact";
import type { MessageKey } from "../../lib/wording/sentences";
import { Card } from "../Card";
import { HaveSealedText } from "./HaveSealedText";
import { type Look, PreviewFacts } from "./PreviewFacts";
import { RevealForm } from "./RevealForm";
import { useSpeech } from "../Translate";

export interface PreviewCardProps {
  readonly host: string;
  /** The link has a key. */
  readonly sealed: boolean;
  /** This browser created it. */
  readonly own: boolean;
  /** The server may hand the text to several who ask at the same moment. */
  readonly several: boolean;
  /** Its key stood where browsers send it to the server. */
  readonly exposed: boolean;
  readonly look: Look;
  /** With a passphrase only where one was typed because nobody could tell whether it is needed. */
  readonly onReveal: (passphrase?: string) => void;
  readonly onSealedText: () => void;
  /** Other ways than to reveal it here. */
  readonly children?: ComponentChildren;
}

/** Before the click that uses the link up. */
export function PreviewCard({
  host,
  sealed,
  own,
  several,
  exposed,
  look,
  children,
  ...on
}: PreviewCardProps) {
  const { t } = useSpeech();
  const unknown = look.state === "unknown";
  return (
    <Card title={t(heading())}>
      <PreviewFacts host={host} sealed={sealed} look={look} />
      {own && <p class="note warn">{t("ownLink")}</p>}
      {exposed && <p class="note warn">{t("keyExposed", host)}</p>}
      <p class="hint">{t("revealIsFinal")}</p>
      {several && <p class="hint">{t("severalHint")}</p>}
      <RevealForm
        label={t("revealOnce")}
        asks={unknown && !sealed}
        disabled={look.state === "looking"}
        onReveal={on.onReveal}
      >
        <HaveSealedText onPress={on.onSealedText} />
      </RevealForm>
      {children}
    </Card>
  );

  function heading(): MessageKey {
    if (look.state !== "waiting") return "unknownHeading";
    return several ? "waitingSeveralHeading" : "waitingHeading";
  }
}
