/** Tells if a text is a one-time link, and names its server. */
import { disguiseOf, type Disguise } from "./disguise";
import type { Address, Origin, SecretLink, Server } from "../domain";
import { Failure } from "../failure";
import { toHex } from "../sealing/hex";
import { isBelow } from "./address";
import { isWhole } from "./isWhole";
import { mend } from "./mend";
import { parseOrigin } from "./parseOrigin";
import type { Kind } from "../service";
import { parseViewed } from "./viewerForm";
import { decoded, wrappedIn } from "./wrappedIn";

export type Recognised =
  | {
      readonly state: "known";
      readonly link: SecretLink;
      readonly server: Server;
      readonly wrappers?: Wrappers;
    }
  /** The link has the shape of a service's, but its host is none of the known servers: nothing may be sent there unasked. */
  | {
      readonly state: "foreign";
      readonly link: SecretLink;
      readonly server: Server;
      /** The likeness of its host to another. */
      readonly disguise?: Disguise;
      readonly wrappers?: Wrappers;
    }
  /** A one-time link whose key is cut or damaged, and the origin that it leads to. */
  | { readonly state: "incomplete"; readonly address: Origin }
  /** The address of a receipt at a known server, which opens nothing. */
  | { readonly state: "receipt"; readonly address: Address }
  | { readonly state: "none" };

/** Hosts whose addresses a link came wrapped in, the outer one first (`wrappedIn.ts`). They have had the link. */
export type Wrappers = readonly [string, ...string[]];

/** Characters. No service's links come near, wrapped ones included; a longer address is no link. */
export const LONGEST_ADDRESS = 2048;

/** Wrappers around each other. */
const DEEPEST = 4;

/**
 * Web addresses as people write them. They have no blanks, and no `\`, which `URL` takes for `/`. Their host has no invisible
 * character, which `URL` leaves out in silence.
 */
const ADDRESS = /^https?:\/\/[^\s\p{C}\p{DI}\\/?#]+(?:[/?#](?:[^\s\p{C}\\]|\p{Cf})*)?$/iu;

/** Invisible characters at the beginning and the end of an address. */
const EDGES = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/**
 * Recognises `text`, which may be anything. It ignores blanks around the address, and one pair of `<` and `>`. There must be
 * exactly one address within, or one that was broken into lines if it ends in a whole key. `servers` are the known ones, and
 * `known` tells if the host is one of them; an address with a user name before the host never is.
 */
export function recognise(
  text: string,
  kinds: readonly Kind[],
  servers: readonly Server[],
): Recognised {
  return readLink(text, kinds, servers)?.found ?? NONE;
}

const NONE: Recognised = { state: "none" };

/** A link that was recognised, and its address as the sender wrote it. */
export interface LinkRead {
  readonly found: Exclude<Recognised, { readonly state: "none" }>;
  readonly address: URL;
  /** The key stands before any `#`, after an encoded one: browsers send that to the server. */
  readonly exposed: boolean;
}

/** As {@link recognise}; nothing if that finds nothing. */
export function readLink(
  text: string,
  kinds: readonly Kind[],
  servers: readonly Server[],
): LinkRead | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  return readAddress(text, kinds, servers) ?? rejoined(text, kinds, servers);
}

/** Some mail programs end a broken line with `=`, and quote it with `>`. */
const BREAK = /=?\s+(?:[>|]+\s*)*/;

const SOLE = /^<?https?:\/\/(?!.*:\/\/)/i;

/** One address that was broken into lines, if it ends in a whole key. */
function rejoined(
  text: string,
  kinds: readonly Kind[],
  servers: readonly Server[],
): LinkRead | undefined {
  const pieces = text.replace(EDGES, "").split(BREAK);
  const [joined, last = ""] = [pieces.join(""), pieces.at(-1)];
  const read = SOLE.test(joined) ? readAddress(joined, kinds, servers) : undefined;
  const key = read && "link" in read.found ? read.found.link.key : undefined;
  if (key === undefined || !isWhole(key, last, true)) return undefined;
  const isEnd = joined
    .replace(/\W*$/, "")
    .toLowerCase()
    .endsWith(key.replace(/\W*$/, "").toLowerCase());
  return isEnd ? read : undefined;
}

/** Reads an address in a service's own form, within another address, or in the viewer's form. */
function readAddress(
  text: string,
  kinds: readonly Kind[],
  servers: readonly Server[],
  wrappers: readonly string[] = [],
): LinkRead | undefined {
  const url = soleUrl(text);
  if (!url) return undefined;
  const named = url.username + url.password !== "";
  const address = mend(url);
  const read = (recognised: readonly Recognised[]): LinkRead | undefined => {
    const found = best(recognised);
    if (found.state === "none") return undefined;
    const exposed = "link" in found && found.link.key !== undefined && isSent(url);
    return { found: withWrappers(named ? disguised(found) : found, wrappers), address, exposed };
  };
  const safe = parseOrigin(address.origin) !== undefined;
  const own = safe && read(kinds.map((kind) => inOwnForm(address, kind, servers)));
  // An encoded `#` may be that of an address within, whose link is another server's.
  if (own && !isSent(url)) return own;
  const inner = wrappers.length < DEEPEST ? wrappedIn(url) : [];
  for (const within of inner) {
    const wrapped = readAddress(within, kinds, servers, [...wrappers, url.host]);
    if (wrapped) return wrapped;
  }
  if (own) return own;
  // Last, since the viewer's form may follow any address: the `#` may be that of an address within.
  return safe ? read(kinds.map((kind) => inViewersForm(address, kind, servers))) : undefined;
}

/** True if the `#` is an encoded one before any other: browsers send the part after it to the server. */
function isSent(url: URL): boolean {
  const sent = new URL(url);
  sent.hash = "";
  return mend(sent).hash !== "";
}

type Found = LinkRead["found"];

function disguised(found: Found): Found {
  return "link" in found ? { ...found, state: "foreign", disguise: { by: "user" } } : found;
}

function withWrappers(found: Found, [outer, ...others]: readonly string[]): Found {
  return "link" in found && outer !== undefined
    ? { ...found, wrappers: [outer, ...others] }
    : found;
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
    return link ? place(link, kind, servers) : asReceipt(url, kind, servers);
  } catch (error) {
    const address = parseOrigin(url.origin);
    if (address && error instanceof Failure && error.info.kind === "corrupt") {
      const counts = kind.distinct || serverOf(url, kind, servers) !== undefined;
      return counts ? { state: "incomplete", address } : NONE;
    }
    throw error;
  }
}

function inViewersForm(url: URL, kind: Kind, servers: readonly Server[]): Recognised {
  const viewed = parseViewed(url, kind);
  if (!viewed) return NONE;
  if (!viewed.url) return { state: "incomplete", address: viewed.origin };
  return inOwnForm(viewed.url, kind, servers);
}

function place(link: SecretLink, kind: Kind, servers: readonly Server[]): Recognised {
  const { address } = link;
  const known = servers.find((server) => server.service === kind.id && server.address === address);
  if (known) return { state: "known", link, server: known };
  if (!kind.distinct) return NONE;
  const foreign = { state: "foreign", link, server: kind.server(address) } as const;
  const disguise = disguiseOf(address, servers);
  return disguise ? { ...foreign, disguise } : foreign;
}

/** At an unknown server such an address may be anything. */
function asReceipt(url: URL, kind: Kind, servers: readonly Server[]): Recognised {
  const server = serverOf(url, kind, servers);
  return server && kind.isReceipt(url) ? { state: "receipt", address: server.address } : NONE;
}

/** The known server of this kind that has this page. */
function serverOf(url: URL, kind: Kind, servers: readonly Server[]): Server | undefined {
  return servers.find(({ service, address }) => service === kind.id && isBelow(url.href, address));
}

/** The one web address that `text` is, encoded as a whole perhaps. */
function soleUrl(text: string): URL | undefined {
  const address = decoded(text.replace(EDGES, "").replace(/^<(.*)>$/, "$1"));
  return ADDRESS.test(address) && URL.canParse(address) ? new URL(address) : undefined;
}

/** SHA-256 of address and id, in hexadecimal: recognises a link without keeping it. The key has no part in it. */
export async function linkDigest({
  address,
  id,
}: Pick<SecretLink, "address" | "id">): Promise<string> {
  const bytes = new TextEncoder().encode(`${address} ${id}`);
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
