/** Measures the popup: from the start of its page to its first paint, and to the caret in its text box. */
import type { Page } from "puppeteer-core";
import type { AnyStage, Stage } from "../support/stage";
import { until } from "../support/until";
import type { Contender, Contest } from "./contenders";
import { keyToClipboard, warm } from "./copies";
import { inTurn } from "./inTurn";
import { fillReceipts, newestReceipt } from "./receipts";
import type { Milliseconds } from "./times";

/** None, as many as the popup shows at first, and as many as are kept. */
const RECEIPTS = [0, 5, 200];

/** The receipts that an open popup asks about at most, as `entrypoints/background/burn.ts` has it. */
const ASKED = 20;

interface Opening {
  readonly painted: Milliseconds;
  readonly caret: Milliseconds;
}

/** Opens the popup, perhaps over another page. */
type Open<S extends AnyStage> = (stage: S) => Promise<readonly [popup: Page, ...others: Page[]]>;

export const popups: Contest<Stage> = openedBy(async ({ chromium, pages }) => {
  const page = await chromium.open(pages.plain);
  return [await chromium.pressToolbarButton(page), page];
});

/** The same page in a tab. */
export const popupTabs: Contest<AnyStage> = openedBy(async ({ driver }) => [
  await driver.openExtensionPage("popup"),
]);

function openedBy<S extends AnyStage>(open: Open<S>): Contest<S> {
  return async function* (both, rounds) {
    await keyToClipboard(both.ours, "menu", warm);
    const receipt = await newestReceipt(both.ours.stage);
    for (const count of RECEIPTS) {
      await fillReceipts(both.ours.stage, receipt, count);
      const openings = await inTurn(both, rounds, (one) => measure(one, open, count));
      const pick = (time: keyof Opening) => ({
        ours: openings.ours.map((one) => one[time]),
        floor: openings.floor.map((one) => one[time]),
      });
      yield { name: `popup painted, ${count} receipts`, times: pick("painted") };
      yield { name: `caret in the popup, ${count} receipts`, times: pick("caret") };
    }
  };
}

/** @param receipts the number of our receipts, all of secrets that wait; the popup asks the server about the newest ones */
async function measure<S extends AnyStage>(
  { who, stage }: Contender<S>,
  open: Open<S>,
  receipts: number,
): Promise<Opening> {
  const before = stage.server.log.length;
  const opened = await open(stage);
  const [popup] = opened;
  const opening = {
    painted: await timeOf(popup, "first-contentful-paint"),
    caret: await timeOf(popup, "caret"),
  };
  // The popup's requests in the background must not slow the next popup down.
  const asked = who === "ours" ? Math.min(receipts, ASKED) : 0;
  await until(
    "the receipts are refreshed",
    () => stage.server.log[before + asked - 1]?.status ?? asked === 0,
  );
  for (const page of opened) await page.close();
  return opening;
}

/** The first entry of this name in the timeline of the page, in milliseconds from its start. */
async function timeOf(popup: Page, entry: string): Promise<Milliseconds> {
  return await until(`the popup notes "${entry}"`, () =>
    popup.evaluate((name) => performance.getEntriesByName(name)[0]?.startTime, entry),
  );
}
