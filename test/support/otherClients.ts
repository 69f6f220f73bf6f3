/** Other clients of the services whose links anybody can open: each reads and writes without a line of ours. */
import { createCipheriv, createDecipheriv, createHash, pbkdf2Sync, randomBytes } from "node:crypto";
import * as openpgp from "openpgp";
import { startCryptFyi } from "../reference/cryptfyi/server";
import type { Host } from "../reference/host";
import { startOtsServer } from "../reference/ots/server";
import { startYopass } from "../reference/yopass/server";
import { startPrivateBin } from "../reference/privatebin/server";
import { type Kept, read as openPaste, write as sealPaste } from "./privatebinClient";

export interface OtherClient {
  readonly name: string;
  /** The path below which the server lives: none, or one that begins with a slash and ends without. */
  readonly path: string;
  /** True if the service tells whether a secret is still there without consuming it. */
  readonly looks: boolean;
  /** The moment at which a recipient is asked for a passphrase: before the secret is fetched, or once it is here. */
  readonly passphrase: "before" | "after" | "none";
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
  passphrase: "after",
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

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Letters and digits. */
function word(length: number): string {
  return Array.from(randomBytes(length), (byte) => SIGNS.charAt(byte % SIGNS.length)).join("");
}

/** A layer of crypt.fyi's `aes-256-gcm`: salt, initialization vector, ciphertext and tag. */
function gcmKey(secret: string, salt: Buffer): Buffer {
  return pbkdf2Sync(secret, salt, 2 ** 19, 32, "sha256");
}

function sealLayer(text: string, secret: string): string {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", gcmKey(secret, salt), iv);
  const sealed = [cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([salt, iv, ...sealed]).toString("base64");
}

function openLayer(sealed: string, secret: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const key = gcmKey(secret, bytes.subarray(0, 16));
  const cipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(16, 28));
  cipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([cipher.update(bytes.subarray(28, -16)), cipher.final()]).toString("utf8");
}

const sha512 = (text: string) => createHash("sha512").update(text).digest("hex");

const cryptfyi: OtherClient = {
  name: "crypt.fyi",
  path: "",
  looks: true,
  passphrase: "before",
  consumes: /^GET .*\/vault\//,
  start: () => startCryptFyi(),
  async read(link, address) {
    const [, id, key = ""] = /\/([\w~-]{20})(?:\?p=true)?#([\w~-]{32})$/.exec(link) ?? [];
    const { c } = await json<{ c: string }>(`${address}/api/vault/${id}?h=${sha512(key)}`);
    return openLayer(c, key);
  },
  async write(text, address, passphrase) {
    const key = word(32);
    const c = sealLayer(sealLayer(text, key), passphrase);
    const m = { encryption: { algorithm: "aes-256-gcm" } };
    const body = post({ c, h: sha512(key + passphrase), b: true, ttl: 3_600_000, m });
    const { id } = await json<{ id: string }>(`${address}/api/vault`, body);
    return `${address}/${id}?p=true#${key}`;
  },
};

const yopass: OtherClient = {
  name: "Yopass",
  path: "",
  looks: true,
  passphrase: "after",
  consumes: /^GET \/secret\/[^/]+$/,
  start: () => startYopass(),
  async read(link, address) {
    const [, id, key = ""] = /#\/s\/(\w+)\/([\w-]{22})$/.exec(link) ?? [];
    const { message: armoredMessage } = await json<{ message: string }>(`${address}/secret/${id}`);
    const message = await openpgp.readMessage({ armoredMessage });
    const { data } = await openpgp.decrypt({ message, passwords: key });
    return data;
  },
  async write(text, address, passphrase) {
    const message = await openpgp.encrypt({
      message: await openpgp.createMessage({ text }),
      passwords: passphrase,
      config: { aeadProtect: true, preferredAEADAlgorithm: openpgp.enums.aead.gcm },
    });
    const body = post({ message, expiration: 3600, one_time: true });
    const { message: id } = await json<{ message: string }>(`${address}/create/secret`, body);
    return `${address}/#/s/${id}`;
  },
};

/** OpenSSL's format, as \`openssl enc -aes-256-cbc -pbkdf2 -iter 300000 -md sha512 -a\` writes it. */
function otsCipher(pass: string, salt: Buffer): readonly [key: Buffer, iv: Buffer] {
  const bytes = pbkdf2Sync(pass, salt, 300_000, 48, "sha512");
  return [bytes.subarray(0, 32), bytes.subarray(32)];
}

const ots: OtherClient = {
  name: "ots",
  path: "/tools",
  looks: false,
  passphrase: "none",
  consumes: /\/api\/get\//,
  start: () => startOtsServer({ switches: { path: "/tools" } }),
  async read(link, address) {
    const [, id, pass = ""] = /#([\da-f-]{36})(?:%7C|\|)(\w+)$/.exec(link) ?? [];
    const { secret } = await json<{ secret: string }>(`${address}/api/get/${id}`);
    const bytes = Buffer.from(secret, "base64");
    const cipher = createDecipheriv("aes-256-cbc", ...otsCipher(pass, bytes.subarray(8, 16)));
    return Buffer.concat([cipher.update(bytes.subarray(16)), cipher.final()]).toString("utf8");
  },
  async write(text, address) {
    const [pass, salt] = [word(20), randomBytes(8)];
    const cipher = createCipheriv("aes-256-cbc", ...otsCipher(pass, salt));
    const sealed = [Buffer.from("Salted__"), salt, cipher.update(text, "utf8"), cipher.final()];
    const body = post({ secret: Buffer.concat(sealed).toString("base64") });
    const { secret_id: id } = await json<{ secret_id: string }>(
      `${address}/api/create?expire=3600`,
      body,
    );
    return `${address}/#${id}%7C${pass}`;
  },
};

/** Fetches a text that we sealed for Password Pusher, and opens it: a JWE in compact serialisation (RFC 7516), in the last line. */
export async function readSealedPush(link: string, address: string): Promise<string> {
  const [, token, key = ""] = /\/p\/([\w-]+)\/r#([\da-f]{64})$/.exec(link) ?? [];
  const { payload } = await json<{ payload: string }>(`${address}/api/v2/pushes/${token}.json`);
  const [header = "", , iv = "", sealed = "", tag = ""] =
    payload.split("\n").at(-1)?.split(".") ?? [];
  const cipher = createDecipheriv("aes-256-gcm", Buffer.from(key, "hex"), fromBase64url(iv));
  cipher.setAAD(Buffer.from(header));
  cipher.setAuthTag(fromBase64url(tag));
  return Buffer.concat([cipher.update(fromBase64url(sealed)), cipher.final()]).toString("utf8");
}

function fromBase64url(text: string): Buffer {
  return Buffer.from(text, "base64url");
}

export const otherClients: readonly OtherClient[] = [privatebin, cryptfyi, yopass, ots];
