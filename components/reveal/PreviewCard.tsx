import type { ComponentChildren } from "preact";
import type { MessageKey } from "../../lib/wording/sentences";
import { Card } from "../Card";
import { HaveSealedText } from "./HaveSealedText";
import { type Look, PreviewFacts } from "./PreviewFacts";
import { RevealForm } from "./RevealForm";
import { useSpeech } from "../Translate";

export interface PreviewCardProps {
  readonly host: string;
  /** True if the link has a key. */
  readonly sealed: boolean;
  /** True if this browser created the link. */
  readonly own: boolean;
  /** True if the server may hand the text to several people who ask at the same moment. */
  readonly several: boolean;
  /** True if the key stood in a part of the address that browsers send to the server. */
  readonly exposed: boolean;
  /** True if the service takes a passphrase in an address. */
  readonly inAddress?: boolean | undefined;
  readonly look: Look;
  /** Called with a passphrase only if one was typed because nobody could tell if it is needed. */
  readonly onReveal: (passphrase?: string) => void;
  readonly onSealedText: (() => void) | undefined;
  /** Other ways to open the link. */
  readonly children?: ComponentChildren;
}

/** Shows the link before the click that uses it up. */
export function PreviewCard({
  host,
  sealed,
  own,
  several,
  exposed,
  inAddress,
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
        inAddress={inAddress}
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
