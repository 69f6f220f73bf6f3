/** A list of receipts of any length, without as many secrets. */
import type { Receipt } from "../../lib/domain";
import type { Stage } from "../support/stage";

/** The receipt of the secret that was made last. Its result gives place to the empty form. */
export async function newestReceipt({ chromium }: Stage): Promise<Receipt> {
  const worker = await chromium.worker();
  const receipt = await worker.evaluate(async () => {
    await chrome.storage.session.clear();
    const { receipts } = await chrome.storage.local.get<{ receipts: readonly Receipt[] }>();
    return receipts?.[0];
  });
  if (receipt === undefined) throw new Error("The secret left no receipt");
  return receipt;
}

/** Makes so many copies of it: the server can answer every question about them. */
export async function fillReceipts(
  { chromium }: Stage,
  receipt: Receipt,
  count: number,
): Promise<void> {
  const receipts = Array.from({ length: count }, (_, number) => ({
    ...receipt,
    linkDigest: number.toString(16).padStart(64, "0"),
    createdAt: receipt.createdAt - number * 60_000,
    note: `number ${number}`,
  }));
  const worker = await chromium.worker();
  await worker.evaluate((list) => chrome.storage.local.set({ receipts: list }), receipts);
}
