/** The page that a tab is to show on the website: a link up to its key, or another one. */
import { literal } from "./literal";

/**
 * The part of a link that may be kept. To a viewer, which is one page for all, the part before the key names it.
 *
 * @throws TypeError if `url` is no address
 */
export function visitOf(url: string): string {
  return pageOf(url) + (/#(?:.*(?:\/|%2f))?(?=.)/is.exec(url)?.[0] ?? "");
}

/** The page without a user name, which would only deceive. */
export function pageOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/** Any character but `#`, and but an encoded one, which a key may follow (`%23`, `%2523`). */
export const KEYLESS = "(?:[^#%]|%[^2]|%2[^35])";

/**
 * Matches the link with any key if it had one, or the page. Chromium refuses a long text between alternatives
 * (`memoryLimitExceeded`, measured in version 156).
 */
export function expressionOf(visit: string): string {
  const [page = "", before] = visit.split("#", 2);
  if (before === undefined) return `^${literal(page)}(?:\\?${KEYLESS}*)?#?$`;
  return before === "" ? `^${literal(page)}(?:[?#]|$)` : `^${literal(visit)}`;
}
