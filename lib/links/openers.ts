/** Names the people who can open a link. */
import type { Kind } from "../service";
import { parseViewed } from "./viewerForm";

export type Openers =
  /** People with Secret Links: the link is sealed. */
  | "extension"
  /** Anyone with a browser, through the viewer that the link leads to: it is sealed. */
  | "viewer"
  /** Anyone with a browser, through the page of a service that seals by itself: nobody between can read it. */
  | "anyone"
  /** Anyone with a browser: the service could read it. */
  | "browser";

/** The openers of an existing link: its own form tells, whatever viewer is set by now. */
export function openersOf(url: string, sealed: boolean, kinds: readonly Kind[]): Openers {
  const sealing = kinds.filter(({ seals }) => seals !== undefined);
  if (sealing.some((kind) => kind.parse(new URL(url)) !== undefined)) return "anyone";
  if (!sealed) return "browser";
  const viewed = kinds.some((kind) => parseViewed(new URL(url), kind) !== undefined);
  return viewed ? "viewer" : "extension";
}
