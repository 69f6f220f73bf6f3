/** Tells whether a text is a one-time link, and whose. */
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

/** How an address passes for one that it is not. */
export type Disguise =
  /** The name of a known server within another name, or a letter away from it; `of` is that server's host. */
  | { readonly by: "name"; readonly of: string }
  /** The host of a known server, at another port. */
  | { readonly by: "port"; readonly of: string }
  /** Letters of other scripts, which look like others (`xn--`). */
  | { readonly by: "letters" }
  /** A number instead of a name. */
  | { readonly by: "number" }
  /** What stands before an `@` is no host. */
  | { readonly by: "user" };

/** Characters. No service's links come near; whatever is longer is no link. */
const LONGEST = 2048;

/** Web addresses as people write them: no blanks and nothing invisible, which `URL` leaves out in silence, nor `\`, which it takes for `/`. */
const ADDRESS = /^https?:\/\/[^\s\p{C}\\]+$/iu;

/**
 * What `text` is, which may be anything. Blanks around it are ignored, and so is one pair of `<` and `>`; within
 * there must be exactly one address. `known` goes by the host, `servers` being the known ones.
 */
export function recognise(
  text: string,
  kinds: readonly Kind[],
  servers: readonly Server[],
): Recognised {
  const url = soleUrl(text);
  const origin = url && parseOrigin(url.origin);
  if (!url || !origin || url.username !== "" || url.password !== "") return { state: "none" };
  const found = kinds.map((kind) => recogniseAs(kind, url, servers));
  return (
    found.find(({ state }) => state === "known") ??
    found.find(({ state }) => state !== "none") ?? { state: "none" }
  );
}

function recogniseAs(kind: Kind, url: URL, servers: readonly Server[]): Recognised {
  const viewed = parseViewed(url, kind);
  if (viewed && !viewed.url) return { state: "incomplete", origin: viewed.origin };
  const own = viewed?.url ?? url;
  try {
    const link = kind.parse(own);
    if (!link) return { state: "none" };
    const { origin } = link;
    const known = servers.find((server) => server.service === kind.id && server.origin === origin);
    return known
      ? { state: "known", link, server: known }
      : { state: "foreign", link, server: kind.server(origin) };
  } catch (error) {
    const origin = parseOrigin(own.origin);
    if (origin && error instanceof Failure && error.info.kind === "corrupt") {
      return { state: "incomplete", origin };
    }
    throw error;
  }
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
