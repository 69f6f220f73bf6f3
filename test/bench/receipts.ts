/** A list of receipts of any length, without as many secrets. */
import type { Receipt } from "../../lib/domain";
import type { AnyStage } from "../support/stage";

/** The receipt of the secret that was made last. Its result gives place to the empty form. */
export async function newestReceipt({ driver }: AnyStage): Promise<Receipt> {
  const page = await driver.openExtensionPage("options");
  const receipt = await page.evaluate(async () => {
    await chrome.storage.session.clear();
    const { receipts } = await chrome.storage.local.get<{ receipts: readonly Receipt[] }>();
    return receipts?.[0];
  });
  await page.close();
  if (receipt === undefined) throw new Error("The secret left no receipt");
  return receipt;
}

/** Makes so many copies of it: the server can answer every question about them. */
export async function fillReceipts(
  { driver }: AnyStage,
  receipt: Receipt,
  count: number,
): Promise<void> {
  const receipts = Array.from({ length: count }, (_, number) => ({
    ...receipt,
    linkDigest: number.toString(16).padStart(64, "0"),
    createdAt: receipt.createdAt - number * 60_000,
    note: `number ${number}`,
  }));
  const page = await driver.openExtensionPage("options");
  await page.evaluate((list) => chrome.storage.local.set({ receipts: list }), receipts);
  // The background knows what it has written itself, until it starts anew.
  await driver.rest();
  await page.evaluate(() => chrome.runtime.sendMessage({ channel: "background", name: "opened" }));
  await page.close();
}
