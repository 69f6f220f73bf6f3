/** The address of a secret: `https://ots.fyi/#<id>%7C<pass>`, below any path, and with any query before the `#`. */
import type { SecretLink } from "../../domain";
import { Failure } from "../../failure";
import { parseAddress } from "../../links/address";

/** An id, and the rest behind the bar that precedes the pass, which may be encoded; a cut link ends within the bar. */
const FRAGMENT =
  /^#([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:(?:\||%(?:25)*7c)(.*)|%[27]?|([^0-9a-z|%].*)?)$/is;

/** Each client makes 20 characters (`create.vue`, `client.go`). Nothing may follow that could be one more. */
const PASS = /^([0-9a-z]{20})(?![0-9a-z])/i;

/** A sign of an address in a query: the link within it is another server's. */
const WRAPS = /[/:.%]/;

/**
 * The link's parts without its service; nothing if `url` is no such link.
 *
 * Without a pass the stored text is no secret, or the pass comes by another way. A page of any host may have such an address, so
 * that it counts only behind a slash, as the servers' own page has it.
 *
 * @throws Failure `corrupt` if the pass is cut, or the id is in capitals: a pass whose case was changed opens nothing
 */
export function parse(url: URL): Omit<SecretLink, "service"> | undefined {
  // User names and passwords in the address only deceive.
  const named = url.username + url.password !== "";
  const other = named || WRAPS.test(url.search);
  const address = other ? undefined : parseAddress(url.origin + url.pathname);
  const found = FRAGMENT.exec(url.hash);
  const [, id, behindBar, signs = ""] = found ?? [];
  if (!found || id === undefined || address === undefined) return undefined;
  const whole = found[0].length === id.length + 1 + signs.length;
  if (behindBar === undefined && whole) {
    const page = url.pathname.endsWith("/") && !/[0-9a-z]/i.test(signs);
    return page && id === id.toLowerCase() ? { address, id } : undefined;
  }
  const [, key] = PASS.exec(behindBar ?? "") ?? [];
  if (key === undefined || id !== id.toLowerCase()) {
    throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
  }
  return { address, id, key };
}

/** As the page writes it: with the bar encoded, since programs end an address at a bar. */
export function format({ address, id, key }: SecretLink): URL {
  return new URL(`${address}/#${id}${key === undefined ? "" : `%7C${key}`}`);
}
