import type { Recognised } from "../../lib/links/recognise";
import { hostOf } from "../../lib/links/address";
import {
  disguiseSentence,
  sentence,
  type Sentence,
  wrappedSentence,
} from "../../lib/wording/sentences";
import { Breakable } from "../Breakable";
import { useSpeech } from "../Translate";

export type FoundInText =
  | Exclude<Recognised, { readonly state: "none" }>
  /** A sealed text instead of a link; it opens with a link of its own. */
  | { readonly state: "sealed" };

export interface LinkOfferProps {
  readonly found: FoundInText;
  /** True if the text is the link and nothing else. */
  readonly sole: boolean;
  /** The look of the button. A server that passes for another gets no push. */
  readonly look: "primary" | "plain";
  readonly onReveal: () => void;
}

/** Offers to open a one-time link, or a sealed text, that stands in the place of a secret. */
export function LinkOffer({ found, sole, look, onReveal }: LinkOfferProps) {
  const { t, tell } = useSpeech();
  if (found.state === "incomplete") {
    return (
      <div class="note warn" aria-live="polite">
        <strong>{t("keyIncomplete")}</strong>
        <p>{t("keyIncompleteAdvice")}</p>
      </div>
    );
  }
  if (found.state === "receipt") {
    return (
      <div class="note warn" aria-live="polite">
        <p>{t("linkReceipt")}</p>
      </div>
    );
  }
  if (found.state === "sealed") {
    return (
      <div class="note" aria-live="polite">
        <p>{t("offerSealed")}</p>
        <button type="button" class={look} onClick={onReveal}>
          {t("revealInANewTab")}
        </button>
      </div>
    );
  }
  const host = hostOf(found.link.address);
  const { tone, warnings } = caution(found);
  return (
    <div class={`note ${tone}`} aria-live="polite">
      <p>
        <Breakable text={t(sole ? "offerReveal" : "offerRevealWithin", host)} />
      </p>
      <p>
        <Breakable text={tell(warnings)} />
      </p>
      <button type="button" class={tone === "bad" ? "second" : look} onClick={onReveal}>
        {t("revealInANewTab")}
      </button>
    </div>
  );
}

interface Caution {
  readonly tone: "" | "warn" | "bad";
  readonly warnings: readonly Sentence[];
}

/** Warnings that a person reads first: about the server, and about everybody who has had the link. */
function caution(found: Extract<FoundInText, { readonly link: unknown }>): Caution {
  const { wrappers, link } = found;
  const wrapped = wrappers ? [wrappedSentence(wrappers, link.key !== undefined)] : [];
  if (found.state === "known") {
    return { tone: wrappers ? "warn" : "", warnings: wrapped };
  }
  const { disguise } = found;
  return disguise
    ? {
        tone: "bad",
        warnings: [disguiseSentence(disguise), sentence("disguisedWarning"), ...wrapped],
      }
    : { tone: "warn", warnings: [sentence("foreignWarning"), ...wrapped] };
}
