/** A list of receipts of any length, without as many secrets. */
import type { Receipt } from "../../lib/domain";
import { fill, press, sentence } from "../support/person";
import type { Stage } from "../support/stage";

/** Makes one secret, and so many copies of its receipt: what the server is asked about them it can answer. */
export async function fillReceipts(stage: Stage, count: number): Promise<void> {
  const { chromium, pages } = stage;
  const page = await chromium.open(pages.tryIt);
  const popup = await chromium.pressToolbarButton(page);
  const leave = () => press(popup, sentence("createAnother"));
  await Promise.race([leave(), popup.locator("textarea").wait()]);
  await fill(popup, sentence("secret"), "a text");
  await press(popup, sentence("createLink"));
  await stage.takeLink();
  await leave();
  await popup.locator("textarea").wait();
  await popup.close();
  await page.close();
  const worker = await chromium.worker();
  await worker.evaluate(async (wanted) => {
    const { receipts } = await chrome.storage.local.get<{ receipts: readonly Receipt[] }>();
    const [first] = receipts ?? [];
    if (first === undefined) throw new Error("The secret left no receipt");
    const copies = Array.from({ length: wanted }, (_, number) => ({
      ...first,
      linkDigest: number.toString(16).padStart(64, "0"),
      createdAt: first.createdAt - number * 60_000,
      note: `number ${number}`,
    }));
    await chrome.storage.local.set({ receipts: copies });
  }, count);
}
