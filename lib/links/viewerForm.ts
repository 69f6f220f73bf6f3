/**
 * The viewer: a static page that opens sealed texts for people without the extension. A link in its form leads to that page
 * and carries everything else after the `#`, which no browser sends anywhere:
 *
 *     https://viewer.example/#eu.onetimesecret.com/<id>/<key>
 *     https://viewer.example/#http:127.0.0.1:3000/<id>/<key>      plain http, on this machine only
 */
import type { Origin, SecretLink } from "../domain";
import { formatKey } from "../sealing/key";
import { hostOf } from "./address";
import { parseOrigin } from "./parseOrigin";
import type { Kind } from "../service";

/** Characters. The address stands in every sealed text, whose explanation takes 600 bytes at most (`sealing/format.ts`). */
const LONGEST = 80;

/** All other signs end an address in prose: they would let a reader or a program cut the link. */
const PATH = /^[\w./~%@+-]*$/;

/**
 * The address of a viewer that `text` names, normalised: https, or plain http on this machine; no user name, query or
 * fragment, nor a path that reads badly in prose. Nothing if it is none.
 */
export function parseViewer(text: unknown): string | undefined {
  if (typeof text !== "string" || !URL.canParse(text)) return undefined;
  const { origin, pathname, href } = new URL(text);
  const sound = parseOrigin(origin) !== undefined && href === origin + pathname;
  return sound && PATH.test(pathname) && href.length <= LONGEST ? href : undefined;
}

/**
 * The viewer, if it can open links of this kind: links that we sealed, and that it knows by their shape, since no other page tells
 * it of servers.
 */
export function viewerOf(
  viewer: string | null,
  { seals, distinct }: Pick<Kind, "seals" | "distinct">,
): string | null {
  return seals === undefined && distinct ? viewer : null;
}

/** The link as people pass it on: in the viewer's form if we sealed it and there is a viewer, else in the service's own. */
export function formatLink(link: SecretLink, kind: Kind, viewer: string | null): string {
  const { address, id, key, codeLength } = link;
  const at = viewerOf(viewer, kind);
  if (at === null || key === undefined) return kind.format(link).href;
  const http = address.startsWith("http:") ? "http:" : "";
  return `${at}#${http}${hostOf(address)}/${id}/${formatKey(key, codeLength)}`;
}

/** `http:`, host and port, id, and the rest, which ought to be a key. */
const FRAGMENT = /^#(http:)?([^/]+)\/(\w+)(?:\/(.*))?$/;

/** The target of a link in the viewer's form. */
export interface Viewed {
  readonly origin: Origin;
  /** The same link in the service's own form. Absent: its key is missing. */
  readonly url?: URL;
}

/**
 * Reads the viewer's form, wherever the viewer is: nothing is asked of the viewer. Nothing if `url` has another form, or does not
 * write its host the one way that `formatLink` does, so that nothing in it can deceive. Takes an address as `mend` leaves it.
 */
export function parseViewed(url: URL, kind: Kind): Viewed | undefined {
  if (kind.seals !== undefined || !kind.distinct) return undefined;
  const [, scheme = "https:", host = "", id = "", key = ""] = FRAGMENT.exec(url.hash) ?? [];
  const origin = parseOrigin(`${scheme}//${host}`);
  if (origin === undefined || hostOf(origin) !== host) return undefined;
  const own = kind.format({ service: kind.id, address: origin, id });
  if (kind.parse(own)?.id !== id.toLowerCase()) return undefined;
  if (key === "") return { origin };
  own.hash = key;
  return { origin, url: own };
}
