/** Other clients of the services whose links anybody can open: each reads and writes without a line of ours. */
import type { Host } from "../reference/host";
import { startPrivateBin } from "../reference/privatebin/server";
import { type Kept, read as openPaste, write as sealPaste } from "./privatebinClient";

export interface OtherClient {
  readonly name: string;
  /** The path below which the server lives: none, or one that begins with a slash and ends without. */
  readonly path: string;
  /** True if the service tells whether a secret is still there without consuming it. */
  readonly looks: boolean;
  /** True if a secret can have a passphrase. */
  readonly passphrase: boolean;
  /** The "METHOD path" of the requests that consume. */
  readonly consumes: RegExp;
  readonly start: () => Promise<Host>;
  /** Fetches the text of a link from the server at this address, and opens it. */
  readonly read: (link: string, address: string) => Promise<string>;
  /** Keeps a text at the server, and gives its link. */
  readonly write: (text: string, address: string, passphrase: string) => Promise<string>;
}

async function json<T>(url: string, init: RequestInit = {}): Promise<T> {
  const headers = { Accept: "application/json", "Content-Type": "application/json" };
  const response = await fetch(url, { headers, ...init });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the reference server's answer; a wrong shape fails the test
  return (await response.json()) as T;
}

const post = (body: object) => ({ method: "POST", body: JSON.stringify(body) });

const privatebin: OtherClient = {
  name: "PrivateBin",
  path: "/paste",
  looks: false,
  passphrase: true,
  consumes: /pasteid=/,
  start: () => startPrivateBin({ switches: { path: "/paste" } }),
  async read(link, address) {
    const [, id, key = ""] = /\?([\da-f]{16})#-?(\w+)$/.exec(link) ?? [];
    return openPaste(await json<Kept>(`${address}/?pasteid=${id}`), key);
  },
  async write(text, address, passphrase) {
    const password = Buffer.from(passphrase);
    const { key, ...kept } = sealPaste(JSON.stringify({ paste: text }), { password });
    const body = post({ ...kept, meta: { expire: "1day" } });
    const { id } = await json<{ id: string }>(`${address}/`, body);
    return `${address}/?${id}#-${key}`;
  },
};

export const otherClients: readonly OtherClient[] = [privatebin];
