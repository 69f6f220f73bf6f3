/** Measures sealing in a page of the browser, beside the same cipher of WebCrypto alone. */
import { build } from "vite";
import type { seal } from "../../lib/sealing/seal";
import type { Contender } from "./contenders";
import { inTurn, type Pair } from "./inTurn";
import type { Row } from "./row";
import type { Milliseconds } from "./times";

declare global {
  /** The module that seals, in a page that has run its bundle. */
  var sealing: { readonly seal: typeof seal };
}

/** In bytes of UTF-8. */
const SIZES = [1e3, 1e4, 1e5, 1e6];

const sealers: Pair<(size: number) => Promise<Milliseconds>> = {
  ours: sealOften,
  floor: encryptOften,
};

export async function* sealings({ ours }: Pair<Contender>, rounds: number): AsyncGenerator<Row> {
  const { driver, pages } = ours.stage;
  const page = await driver.open(pages.plain);
  await page.evaluate(await bundle());
  for (const size of SIZES) {
    const times = await inTurn(sealers, rounds, (sealer) => page.evaluate(sealer, size));
    yield { name: `${size / 1000} kB sealed`, times };
  }
  await page.close();
}

/** Runs in the page, as the next one does. Firefox tells no time below a millisecond, so this is the mean of many. */
async function sealOften(size: number): Promise<Milliseconds> {
  const text = "s".repeat(size);
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const began = performance.now();
  for (let left = 20; left > 0; left -= 1) await sealing.seal(text, "0f".repeat(32), { random });
  return (performance.now() - began) / 20;
}

async function encryptOften(size: number): Promise<Milliseconds> {
  const text = "s".repeat(size);
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const began = performance.now();
  for (let left = 20; left > 0; left -= 1) {
    const key = await crypto.subtle.importKey("raw", random(32), "AES-GCM", false, ["encrypt"]);
    const cipher = { name: "AES-GCM", iv: random(12) };
    await crypto.subtle.encrypt(cipher, key, new TextEncoder().encode(text));
  }
  return (performance.now() - began) / 20;
}

async function bundle(): Promise<string> {
  const entry = new URL("../../lib/sealing/seal.ts", import.meta.url).pathname;
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "esnext",
      lib: { entry, formats: ["iife"], name: "sealing" },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  return outputs.map((one) => (one.type === "chunk" ? one.code : "")).join("");
}
