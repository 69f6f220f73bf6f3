/** Measures the time from the start of the popup's page to its first paint, and whether its field has the caret by then. */
import type { Page } from "puppeteer-core";
import type { Stage } from "../support/stage";
import { until } from "../support/until";
import type { Milliseconds } from "./times";

/** The receipts that an open popup asks about at most, as `entrypoints/background/burn.ts` has it. */
const ASKED = 20;

/** @param receipts the number of receipts, all of secrets that wait; the popup asks the server about the newest ones */
export async function popupPaints(
  { chromium, pages, server }: Stage,
  receipts: number,
): Promise<Milliseconds> {
  const page = await chromium.open(pages.plain);
  const before = server.log.length;
  const popup = await chromium.pressToolbarButton(page);
  const time = await firstPaint(popup);
  if (!(await popup.evaluate(() => document.activeElement?.localName === "textarea"))) {
    throw new Error("The field of the popup has no caret when it is painted");
  }
  // The popup's requests in the background must not slow the next popup down.
  const asked = before + Math.min(receipts, ASKED);
  await until("the receipts are refreshed", () => server.log[asked - 1]?.status ?? receipts === 0);
  await popup.close();
  await page.close();
  return time;
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
