/** Decrypts records, those of the service's own clients included. */
import type { Opened, SecretLink } from "../../domain";
import { field, flag, text } from "../../fields";
import { type Decrypt, loadAlgorithms } from "./loadAlgorithms";
import { fromBase64 } from "../base64";
import { contents } from "./contents";
import { decryptGcm } from "./gcm";
import { inflate } from "./inflate";
import { parseJson } from "./parseJson";
import { GUARDED } from "./links";

/** @param record the body of the server's answer, as it came */
export async function open(record: string, link: SecretLink, passphrase?: string): Promise<Opened> {
  const json = parseJson(record);
  const opened = await openLayers(json, link, passphrase);
  // A record may be for several readings; its answer does not tell how many are left.
  const lasts = flag(json, "b") === false && opened.state !== "passphrase";
  return lasts ? { ...opened, lasts } : opened;
}

async function openLayers(
  json: unknown,
  { key, form }: SecretLink,
  passphrase: string | undefined,
): Promise<Opened> {
  const sealed = text(json, "c");
  const layer = await layerOf(field(json, "m"));
  if (sealed === undefined || layer === undefined || key === undefined) return CORRUPT;
  if (passphrase === undefined) {
    return form === GUARDED ? { state: "passphrase" } : secret(await layer(sealed, key));
  }
  const outer = await layer(sealed, passphrase);
  return outer.state === "open" ? secret(await layer(outer.text, key)) : outer;
}

/** A layer without another around it. */
type Opening = Exclude<Opened, { readonly state: "passphrase" }>;

type Layer = (sealed: string, secret: string) => Promise<Opening>;

const CORRUPT = { state: "corrupt" } as const;

function secret(opened: Opening): Opening {
  return opened.state === "open" ? { state: "open", ...contents(opened.text) } : opened;
}

/**
 * Gives the way to open the layers of a record; nothing if it takes an algorithm that we don't know.
 *
 * @param m the algorithms; absent up to May 2025, when each layer named its own
 */
async function layerOf(m: unknown): Promise<Layer | undefined> {
  if (m === undefined || m === null) {
    return async (sealed, key) => {
      const opened = await decrypted(sealed, key, decryptGcm);
      return opened.state === "open" ? ownMetadata(opened.text) : opened;
    };
  }
  const algorithms = await loadAlgorithms();
  const decrypt = algorithms.get(text(field(m, "encryption"), "algorithm") ?? "");
  const unpack = unpacking(field(m, "compression"));
  if (!decrypt || !unpack) return undefined;
  return async (sealed, key) => {
    const opened = await decrypted(sealed, key, decrypt);
    return opened.state === "open" ? unpack(opened.text) : opened;
  };
}

type Unpack = (packed: string) => Promise<Opening>;

const UNPACK: ReadonlyMap<string, Unpack> = new Map([
  ["none", async (packed) => decoded(fromBase64(packed))],
  [
    "zlib:pako",
    async (packed) => {
      const bytes = fromBase64(packed);
      return bytes ? decoded(await inflate(bytes)) : CORRUPT;
    },
  ],
]);

function unpacking(compression: unknown): Unpack | undefined {
  if (compression === undefined) return async (packed) => ({ state: "open", text: packed });
  return UNPACK.get(text(compression, "algorithm") ?? "");
}

/** Nothing is dropped: a text of another form is shown as it is. */
async function ownMetadata(layer: string): Promise<Opening> {
  const json = parseJson(layer);
  const [metadata, data] = [field(json, "metadata"), text(json, "data")];
  if (metadata === undefined || data === undefined) return { state: "open", text: layer };
  const unpack = unpacking(field(metadata, "compression") ?? { algorithm: "none" });
  return unpack ? unpack(data) : CORRUPT;
}

async function decrypted(sealed: string, key: string, decrypt: Decrypt): Promise<Opening> {
  const bytes = fromBase64(sealed);
  if (!bytes) return CORRUPT;
  try {
    return decoded(await decrypt(bytes, key));
  } catch {
    return { state: "wrong" };
  }
}

function decoded(bytes: Uint8Array | undefined): Opening {
  try {
    // A byte order mark at the start belongs to the text.
    const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return bytes ? { state: "open", text: utf8.decode(bytes) } : CORRUPT;
  } catch {
    return CORRUPT;
  }
}
