import type { Preview } from "../../lib/domain";
import { exact } from "../../lib/wording/format";
import { useSpeech } from "../Translate";

/** The knowledge of the link so far; a link that is gone, or opens elsewhere, has a card of its own. */
export type Look =
  | { readonly state: "looking" }
  | Exclude<Preview, { readonly state: "gone" | "elsewhere" }>;

export interface PreviewFactsProps {
  readonly host: string;
  readonly sealed: boolean;
  readonly look: Look;
}

/** Lists the facts that are known without opening the link; later facts are announced. */
export function PreviewFacts({ host, sealed, look }: PreviewFactsProps) {
  const { t, locale } = useSpeech();
  return (
    <dl class="facts" aria-live="polite">
      <dt>{t("factKeptBy")}</dt>
      <dd>
        <bdi>{host}</bdi>
      </dd>
      <dt>{t("factSealed")}</dt>
      <dd>{t(sealed ? "factSealedYes" : "factSealedNo")}</dd>
      <dt>{t("factAvailable")}</dt>
      <dd>{available()}</dd>
      <dt>{t("factPassphrase")}</dt>
      <dd>{passphrase()}</dd>
    </dl>
  );

  function available(): string {
    if (look.state === "looking") return t("factLooking");
    if (look.state === "unknown") return t("factAvailableUnknown");
    return look.expiresAt === undefined
      ? t("factAvailableYes")
      : t("factAvailableUntil", exact(look.expiresAt, locale));
  }

  /** The service does not know the passphrase of a sealed secret. The link answers the service's own question. */
  function passphrase(): string {
    if (look.state === "unknown" && !sealed) return t("factPassphraseUnknown");
    if (sealed || look.state !== "waiting") return t("factPassphraseSealed");
    return t(look.passphrase ? "factPassphraseYes" : "factPassphraseNo");
  }
}
