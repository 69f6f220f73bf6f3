/** From the start of the popup's page to its first paint, which shows the form and the newest receipts. */
import type { Page } from "puppeteer-core";
import type { Stage } from "../support/stage";
import { until } from "../support/until";
import type { Milliseconds } from "./median";

const WARM_UP = 3;

/** The receipts that an open popup asks about at most, as `entrypoints/background/burn.ts` has it. */
const ASKED = 20;

/** @param receipts the number of receipts, all of secrets that wait */
export async function measurePopup(
  { chromium, pages, server }: Stage,
  runs: number,
  receipts: number,
): Promise<readonly Milliseconds[]> {
  const page = await chromium.open(pages.tryIt);
  const times: Milliseconds[] = [];
  for (let run = 0; run < WARM_UP + runs; run += 1) {
    const before = server.log.length;
    const popup = await chromium.pressToolbarButton(page);
    const time = await firstPaint(popup);
    if (run >= WARM_UP) times.push(time);
    // The popup's requests in the background must not slow the next popup down.
    const asked = before + Math.min(receipts, ASKED);
    await until(
      "the receipts are refreshed",
      () => server.log[asked - 1]?.status ?? receipts === 0,
    );
    await popup.close();
  }
  await page.close();
  return times;
}

async function firstPaint(popup: Page): Promise<Milliseconds> {
  return await popup.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [paint] = list.getEntriesByName("first-contentful-paint");
          if (paint) resolve(paint.startTime);
        }).observe({ type: "paint", buffered: true });
      }),
  );
}
