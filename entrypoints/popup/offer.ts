import type { Found } from "../../components/LinkOffer";
import { findLink } from "../../lib/finding";
import { recognise } from "../../lib/links";
import { findSealed } from "../../lib/sealed";
import { kinds } from "../../lib/platform/kinds";
import { type Governed, knownServers } from "../../lib/settings";

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
  const found = findLink(text, kinds, knownServers(settings, kinds));
  if (found.state === "none") {
    const isSealed = findSealed(text) !== undefined;
    return isSealed ? { found: { state: "sealed" }, sole: false, url: text } : undefined;
  }
  const sole = recognise(text, kinds, []).state !== "none";
  if (!("link" in found)) return { found, sole };
  const kind = kinds.find(({ id }) => id === found.link.service);
  // As it was written, if that is all there is: what is odd about it is told in the reveal tab again.
  const url = sole ? text.trim() : kind?.format(found.link).href;
  return url === undefined ? undefined : { found, sole, url };
}
