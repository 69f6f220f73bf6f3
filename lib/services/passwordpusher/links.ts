/**
 * The address of a secret: `https://pwpush.com/p/<token>/r#<key>`, with the key as `key.ts` writes it, if we sealed the text.
 * Behind `/r` the service asks for a click before it shows the secret.
 */
import type { SecretLink } from "../../domain";
import { Failure } from "../../failure";
import { parseOrigin } from "../../links/parseOrigin";
import { formatKey, parseKey } from "../../sealing/key";

/**
 * Older links begin with a language, and have `f` or `r` in place of `p` (`legacy_pushes.rb`). A token has 11 to 19 signs, all of
 * them small (`set_url_token` of v2.11.4). Signs of prose may follow, but nothing that may be the rest of it.
 */
const PATH =
  /^\/+(?:[a-z]{2}(?:-[a-z]{2})?\/+)?[pfr]\/+([a-z0-9_-]{11,19})(?![a-z0-9_-]|\.\.|%[89a-f])(?:\/+(r)(?![a-z0-9_-]))?(?!\/+[a-z0-9])/i;

/** Pages for senders: the first shows a new link, the others the fate of a secret. */
const SENDERS = /^\/+[pfr]\/+[a-z0-9_-]{11,19}\/+(?:preview|print_preview|audit|edit)(?![a-z0-9])/i;

/** Browsers read here which words of a page to show (`#:~:text=`). */
const DIRECTIVE = /:~:.*$/s;

/**
 * The link's parts without its service; nothing if `url` is no such link. Takes an address as `mend` leaves it.
 *
 * @throws Failure `corrupt` if its key is no whole key
 */
export function parse(url: URL): Omit<SecretLink, "service"> | undefined {
  // User names and passwords in the address only deceive.
  const address = url.username + url.password === "" ? parseOrigin(url.origin) : undefined;
  const [, token, step] = PATH.exec(url.pathname) ?? [];
  if (token === undefined || address === undefined) return undefined;
  const form = step === undefined ? {} : { form: "r" };
  const link = { address, id: token.toLowerCase(), ...form };
  const fragment = url.hash.slice(1).replace(DIRECTIVE, "");
  if (fragment === "") return link;
  // Programs that wrap lines break a key.
  const key = parseKey(fragment) ?? parseKey(fragment.replaceAll("%20", ""));
  if (key === undefined) throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
  return { ...link, ...key };
}

/** True for the pages that show a sender the fate of a secret. */
export function isReceipt(url: URL): boolean {
  return SENDERS.test(url.pathname);
}

export function format({ address, id, form, key, codeLength }: SecretLink): URL {
  const step = form === "r" ? "/r" : "";
  const fragment = key === undefined ? "" : `#${formatKey(key, codeLength)}`;
  return new URL(`${address}/p/${id}${step}${fragment}`);
}
