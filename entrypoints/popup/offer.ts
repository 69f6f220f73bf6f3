import type { Found } from "../../components/popup/LinkOffer";
import { findAddress } from "../../lib/links/findLink";
import { recognise } from "../../lib/links/recognise";
import { findSealed } from "../../lib/sealing/format";
import { kinds } from "../../lib/app/kinds";
import { type Governed, knownServers } from "../../lib/settings/settings";

/** The one-time link or the sealed text that a text is or contains. */
export interface Offered {
  readonly found: Found;
  /** The text is the link and nothing else. A sealed text may be nowhere else any more, and stays. */
  readonly sole: boolean;
  /** A reveal tab opens this: the address, or the sealed text, for which it asks the link. Absent: the link is cut, or the address is a receipt's. */
  readonly url?: string;
}

/** What can be revealed instead of being sent. */
export function offerIn(text: string, settings: Governed): Offered | undefined {
  const located = findAddress(text, kinds, knownServers(settings, kinds));
  if (!located) {
    const isSealed = findSealed(text) !== undefined;
    return isSealed ? { found: { state: "sealed" }, sole: false, url: text } : undefined;
  }
  const { found, address } = located;
  const sole = recognise(text, kinds, []).state !== "none";
  // As it was written: what is odd about it is told in the reveal tab again.
  return "link" in found ? { found, sole, url: address } : { found, sole };
}
