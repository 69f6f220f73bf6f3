import type { FoundInText } from "../../components/popup/LinkOffer";
import { findAddress } from "../../lib/links/findLink";
import { recognise } from "../../lib/links/recognise";
import { findSealed } from "../../lib/sealing/format";
import { kinds } from "../../lib/app/kinds";
import { type EffectiveSettings, knownServers } from "../../lib/settings/settings";

/** The one-time link or the sealed text that a text is or contains. */
export interface Offered {
  readonly found: FoundInText;
  /** True if the text is the link and nothing else. A sealed text may be nowhere else any more, and stays. */
  readonly sole: boolean;
  /**
   * The text that a reveal tab opens: the address, or a sealed text, whose link the tab asks for. Absent: the link is cut, or the
   * address is a receipt's.
   */
  readonly url?: string;
}

/** Finds the link in a text that can be revealed instead of being sent. */
export function offerIn(text: string, settings: EffectiveSettings): Offered | undefined {
  const located = findAddress(text, kinds, knownServers(settings, kinds));
  if (!located) {
    const isSealed = findSealed(text) !== undefined;
    return isSealed ? { found: { state: "sealed" }, sole: false, url: text } : undefined;
  }
  const { found, address } = located;
  const sole = recognise(text, kinds, []).state !== "none";
  // As it was written: the reveal tab tells its oddities again.
  return "link" in found ? { found, sole, url: address } : { found, sole };
}
