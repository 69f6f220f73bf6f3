/** Tells whether a text is a one-time link, and whose. */
import { disguiseOf, type Disguise } from "./disguise";
import type { Origin, SecretLink, Server } from "./domain";
import { Failure } from "./failure";
import { toHex } from "./hex";
import { parseOrigin } from "./origin";
import type { Kind } from "./service";
import { parseViewed } from "./viewer";

export type Recognised =
  | { readonly state: "known"; readonly link: SecretLink; readonly server: Server }
  /** By its shape a link of a service, but its host is none of the known servers: nothing may be sent there unasked. */
  | {
      readonly state: "foreign";
      readonly link: SecretLink;
      readonly server: Server;
      /** What makes its host look like another. */
      readonly disguise?: Disguise;
    }
  /** A one-time link whose key is cut or damaged. */
  | { readonly state: "incomplete"; readonly origin: Origin }
  | { readonly state: "none" };

/** Characters. No service's links come near; whatever is longer is no link. */
export const LONGEST = 2048;

/** Web addresses as people write them: no blanks and nothing invisible, which `URL` leaves out in silence, nor `\`, which it takes for `/`. */
const ADDRESS = /^https?:\/\/[^\s\p{C}\p{DI}\\]+$/iu;

/**
 * What `text` is, which may be anything. Blanks around it are ignored, and so is one pair of `<` and `>`; within
 * there must be exactly one address. `known` goes by the host, `servers` being the known ones; with a user name
 * before it no host is.
 */
export function recognise(
  text: string,
  kinds: readonly Kind[],
  servers: readonly Server[],
): Recognised {
  const url = soleUrl(text);
  if (!url || !parseOrigin(url.origin)) return NONE;
  const named = url.username + url.password !== "";
  url.username = "";
  url.password = "";
  const found = recogniseAddress(url, kinds, servers);
  if (!named || !("link" in found)) return found;
  return { ...found, state: "foreign", disguise: { by: "user" } };
}

const NONE: Recognised = { state: "none" };

/** In a service's own form; only what has none of them is read in the viewer's, which may stand after any address. */
function recogniseAddress(
  url: URL,
  kinds: readonly Kind[],
  servers: readonly Server[],
): Recognised {
  const own = best(kinds.map((kind) => inOwnForm(url, kind, servers)));
  if (own.state !== "none") return own;
  return best(kinds.map((kind) => inViewersForm(url, kind, servers)));
}

function best(found: readonly Recognised[]): Recognised {
  return (
    found.find(({ state }) => state === "known") ??
    found.find(({ state }) => state !== "none") ??
    NONE
  );
}

function inOwnForm(url: URL, kind: Kind, servers: readonly Server[]): Recognised {
  try {
    const link = kind.parse(url);
    return link ? place(link, kind, servers) : NONE;
  } catch (error) {
    const origin = parseOrigin(url.origin);
    if (origin && error instanceof Failure && error.info.kind === "corrupt") {
      return { state: "incomplete", origin };
    }
    throw error;
  }
}

function inViewersForm(url: URL, kind: Kind, servers: readonly Server[]): Recognised {
  const viewed = parseViewed(url, kind);
  if (!viewed) return NONE;
  if (!viewed.url) return { state: "incomplete", origin: viewed.origin };
  return inOwnForm(viewed.url, kind, servers);
}

function place(link: SecretLink, kind: Kind, servers: readonly Server[]): Recognised {
  const { origin } = link;
  const known = servers.find((server) => server.service === kind.id && server.origin === origin);
  if (known) return { state: "known", link, server: known };
  const foreign = { state: "foreign", link, server: kind.server(origin) } as const;
  const disguise = disguiseOf(origin, servers);
  return disguise ? { ...foreign, disguise } : foreign;
}

/** The one web address that `text` is, as {@link recognise} reads it. */
export function soleUrl(text: string): URL | undefined {
  if (text.length > LONGEST) return undefined;
  const address = text.trim().replace(/^<(.*)>$/, "$1");
  return ADDRESS.test(address) && URL.canParse(address) ? new URL(address) : undefined;
}

/** SHA-256 of origin and id, in hexadecimal: recognises a link without keeping it. The key has no part in it. */
export async function linkDigest({
  origin,
  id,
}: Pick<SecretLink, "origin" | "id">): Promise<string> {
  const bytes = new TextEncoder().encode(`${origin} ${id}`);
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
