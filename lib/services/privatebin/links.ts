/**
 * The address of a paste: `https://privatebin.net/?<id>#-<key>`. Its page asks before it reads a paste by `#-`, which pages before
 * 1.7.0 do not understand, and reads one by `#` at once. The path is the server's.
 */
import type { Address, SecretLink } from "../../domain";
import { Failure } from "../../failure";
import { parseAddress } from "../../links/address";
import { fromBase58 } from "./base58";

/** The form of a link that its page asks about before it reads. */
export const ASKS = "asks";

/** Bytes. */
const KEY = 32;

/** One of the parameters of an address, which has no value. */
const ID = /^([0-9a-f]{16})=?$/;

/** No letter or digit may follow a key. Its page cuts an `&` off, and the others belong to the prose around the link. */
const WRITTEN = /^([1-9A-HJ-NP-Za-km-z]+)(?![0-9A-Za-z])/;

/** Browsers read here which words of a page to show (`#:~:text=`). */
const DIRECTIVE = /:~:.*$/s;

/**
 * The link's parts without its service; nothing if `url` is no such link, or has no key. Takes an address as `mend` leaves it.
 *
 * @throws Failure `corrupt` if its key is no whole key. One that lost a single digit may pass for whole: keys have no checksum.
 */
export function parse(url: URL): Omit<SecretLink, "service"> | undefined {
  const address = addressOf(url);
  const [id] = url.search
    .slice(1)
    .split("&")
    .flatMap((parameter) => ID.exec(parameter)?.[1] ?? []);
  const [, asks, written] = /^#(-?)(.+)$/s.exec(url.hash.replace(DIRECTIVE, "")) ?? [];
  if (address === undefined || id === undefined || written === undefined) return undefined;
  // Programs that wrap lines break a key, too.
  const key = keyIn(written) ?? keyIn(written.replaceAll("%20", ""));
  if (key === undefined) throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
  return { address, id, key, ...(asks === "" ? {} : { form: ASKS }) };
}

/** Every client writes all 32 bytes, zeros too, so that the length of a key proves that most cut ones are not whole. */
function keyIn(written: string): string | undefined {
  const [, key] = WRITTEN.exec(written) ?? [];
  return key !== undefined && fromBase58(key)?.length === KEY ? key : undefined;
}

/** The server's own script may be named in the path. */
function addressOf({ origin, pathname, username, password }: URL): Address | undefined {
  // User names and passwords in the address only deceive.
  if (username + password !== "") return undefined;
  return parseAddress(origin + pathname.replace(/\/index\.php\/*$/, ""));
}

/** True for the address that the page gives a sender to delete a paste. */
export function isReceipt({ searchParams }: URL): boolean {
  return searchParams.has("pasteid") && searchParams.has("deletetoken");
}

export function format({ address, id, key = "", form }: SecretLink): URL {
  return new URL(`${address}/?${id}#${form === ASKS ? "-" : ""}${key}`);
}
