/** Decides which addresses a server may have. */
import type { Origin } from "../domain";

/** Names, numbers and a port. `URL` would let `*` pass, which stands for any host once permission is asked for. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/;

/**
 * The origin that `text` names, normalised: https of any host, plain http of `localhost` and `127.0.0.1` only. Nothing if `text`
 * is no origin, or holds more than one (a single closing slash is allowed).
 */
export function parseOrigin(text: string): Origin | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, host, hostname, href } = new URL(text);
  // All other parts of an address come after the slash, or before the host.
  if (!HOST.test(host) || href !== `${protocol}//${host}/`) return undefined;
  if (protocol === "https:") return `https://${host}`;
  if (protocol !== "http:") return undefined;
  const port = host.slice(hostname.length);
  if (hostname === "localhost") return `http://localhost${port}`;
  return hostname === "127.0.0.1" ? `http://127.0.0.1${port}` : undefined;
}
