/** The address of a server as people type or paste it. */
import type { Origin } from "../domain";
import { parseOrigin } from "./origin";

export type Address =
  /** `path`: one was typed too. */
  | { readonly origin: Origin; readonly path: boolean }
  | { readonly problem: "missing" | "unclear" | "insecure" };

/**
 * The origin that `text` names. Without a scheme it is taken for https. A link is reduced to its origin: all other parts, a key
 * perhaps, are left behind.
 */
export function parseAddress(text: string): Address {
  const typed = text.trim();
  if (typed === "") return { problem: "missing" };
  const url = parseUrl(/^[a-z][\w+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  // Names and passwords before the host only deceive.
  if (!url || url.username + url.password !== "") return { problem: "unclear" };
  const origin = parseOrigin(url.origin);
  if (origin) return { origin, path: url.pathname !== "/" };
  return { problem: url.protocol === "http:" ? "insecure" : "unclear" };
}

function parseUrl(text: string): URL | undefined {
  // Nobody meant an address that `URL` would mend in silence.
  return /[\s\\]/.test(text) || !URL.canParse(text) ? undefined : new URL(text);
}
