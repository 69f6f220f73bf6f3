/** The memory of a page of the browser, as far as its scripts could still reach it. */
import type { Target } from "puppeteer-core";

/** A text that scripts of the page hold. Every heap has it, so that a search in the wrong one would be noticed. */
export const PLANTED = "a text that is planted in the heap";

/** Everything that is still held after the browser has collected its garbage, as V8 writes it down. */
export async function heapOf(target: Target): Promise<string> {
  const session = await target.createCDPSession();
  const chunks: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => void chunks.push(chunk));
  const expression = `globalThis.planted = ${JSON.stringify(PLANTED)}`;
  await session.send("Runtime.evaluate", { expression });
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return chunks.join("");
}
