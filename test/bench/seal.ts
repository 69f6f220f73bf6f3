/** Measures sealing beside the same cipher of WebCrypto alone. */
import { webcrypto } from "node:crypto";
import { seal } from "../../lib/sealing/seal";
import { nodeIo } from "../support/node-io";
import type { Pair } from "./inTurn";
import type { Milliseconds } from "./times";

const KEY = "0123456789abcdef".repeat(4);

/** @param bytes the length of the text, in bytes of UTF-8 */
export const sealing: Pair<(bytes: number) => Promise<Milliseconds>> = {
  ours: (bytes) => {
    const text = "s".repeat(bytes);
    return timed(() => seal(text, KEY, nodeIo));
  },
  floor: async (bytes) => {
    const text = "s".repeat(bytes);
    const raw = nodeIo.random(32);
    const iv = nodeIo.random(12);
    return await timed(async () => {
      const key = await webcrypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"]);
      await webcrypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
    });
  },
};

async function timed(work: () => Promise<unknown>): Promise<Milliseconds> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
