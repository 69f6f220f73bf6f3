/** The address of a server as people type or paste it. */
import type { Address } from "../domain";
import type { Kind } from "../service";
import { parseAddress } from "./address";

export type TypedAddress =
  | { readonly address: Address }
  | { readonly problem: "missing" | "unclear" | "insecure" };

/**
 * The address that `text` names. Without a scheme it is taken for https. A link is reduced to the address of its server: the rest
 * is left behind, since asking for a link's page may use it up.
 */
export function parseTypedAddress(text: string, kinds: readonly Kind[]): TypedAddress {
  const typed = text.trim();
  if (typed === "") return { problem: "missing" };
  const url = parseUrl(/^[a-z][\w+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  // Names and passwords before the host only deceive.
  if (!url || url.username + url.password !== "") return { problem: "unclear" };
  const address = addressIn(url, kinds) ?? parseAddress(url.origin + url.pathname);
  if (address) return { address };
  return { problem: url.protocol === "http:" ? "insecure" : "unclear" };
}

function addressIn(url: URL, kinds: readonly Kind[]): Address | undefined {
  for (const kind of kinds) {
    const address = linkAddress(url, kind);
    if (address !== undefined) return address;
  }
  return undefined;
}

/** A link whose key was cut leads to a server all the same. */
function linkAddress(url: URL, kind: Kind): Address | undefined {
  try {
    return kind.parse(url)?.address;
  } catch {
    const keyless = new URL(url);
    keyless.hash = "";
    return kind.parse(keyless)?.address;
  }
}

function parseUrl(text: string): URL | undefined {
  // Nobody meant an address that `URL` would mend in silence.
  return /[\s\\]/.test(text) || !URL.canParse(text) ? undefined : new URL(text);
}
