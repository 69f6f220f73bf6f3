/** Who can open a link. */
import type { Kind } from "../service";
import { parseViewed } from "./viewerForm";

export type Openers =
  /** People with Secret Links: it is sealed. */
  | "extension"
  /** Anyone with a browser, through the viewer that it leads to: it is sealed. */
  | "viewer"
  /** Anyone with a browser: the service could read it. */
  | "browser";

/** Of a link that exists: its own form tells, whatever viewer is set by now. */
export function openersOf(url: string, sealed: boolean, kinds: readonly Kind[]): Openers {
  if (!sealed) return "browser";
  const viewed = kinds.some((kind) => parseViewed(new URL(url), kind) !== undefined);
  return viewed ? "viewer" : "extension";
}
