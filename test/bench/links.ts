/** Measures the ways of a link: from the click on it to our page, and from *Reveal once* to the text. */
import type { Page } from "puppeteer-core";
import { clicksAreTaken, showsOurs } from "../support/clicks";
import { sentLink } from "../support/sender";
import type { AnyStage } from "../support/stage";
import { actAt } from "./actAt";
import type { Contender } from "./contenders";
import { inTurn, type Pair } from "./inTurn";
import type { Row } from "./row";
import type { Milliseconds } from "./times";

/** Both open the same links, sealed as ours are. */
export async function* links(both: Pair<Contender>, rounds: number): AsyncGenerator<Row> {
  const clicked = await inTurn(both, rounds, async ({ stage }) => {
    const { page, time } = await clickToPaint(stage);
    await page.close();
    return time;
  });
  yield { name: "clicked link to our page painted", times: clicked };
  const revealed = await inTurn(both, rounds, async ({ stage }) => {
    const { page } = await clickToPaint(stage);
    const time = await page.evaluate(revealToText);
    await page.close();
    return time;
  });
  yield { name: "reveal once to text shown", times: revealed };
}

let sent = 0;

/** Clicks on a fresh link as a person does. Gives our page, and the time from the click to its first paint. */
export async function clickToPaint(stage: AnyStage): Promise<{ page: Page; time: Milliseconds }> {
  const { display, driver, pages, server } = stage;
  const link = await sentLink(server, `text ${(sent += 1)}`);
  await clicksAreTaken(stage);
  const url = pages.place("link", link);
  const page = await driver.open(url);
  display.point((await pages.shown(url)).press);
  actAt(display, "mousedown", "1");
  // The click is the end of the press.
  const clicked = actAt(display, "mouseup", "1");
  await showsOurs(page);
  return { page, time: (await page.evaluate(firstPaint)) - clicked };
}

/** Runs in the page. Gives the time in milliseconds since 1970. */
async function firstPaint(): Promise<Milliseconds> {
  const painted = await new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const [paint] = list.getEntriesByName("first-contentful-paint");
      if (paint) resolve(paint.startTime);
    }).observe({ type: "paint", buffered: true });
  });
  return performance.timeOrigin + painted;
}

/** Runs in the page. Presses the button once it is there, and waits for the frame that shows the text. */
export async function revealToText(): Promise<Milliseconds> {
  const find = <T>(look: () => T | null | undefined) =>
    new Promise<T>((resolve) => {
      const observer = new MutationObserver(() => tell());
      const tell = () => {
        const found = look();
        if (found === null || found === undefined) return;
        observer.disconnect();
        resolve(found);
      };
      observer.observe(document, { subtree: true, childList: true, attributes: true });
      tell();
    });
  const button = await find(() =>
    [...document.querySelectorAll("button")].find(
      ({ textContent, disabled }) => textContent === "Reveal once" && !disabled,
    ),
  );
  const pressed = performance.now();
  button.click();
  await find(() => document.querySelector("pre.text"));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - pressed;
}
