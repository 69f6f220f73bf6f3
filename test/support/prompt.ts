/** Answers the browser's question if the extension may reach a further host, as a person does. */
import type { Page } from "puppeteer-core";
import { type Display, WIDTH } from "./display";
import type { Firefox } from "./firefox";
import { until } from "./until";

/** "Deny" has the focus, Escape is the same. */
export type Answer = "allow" | "deny";

/** "Allow", in pixels of the screen: the question hangs in the middle of the window, and is as wide whatever it says. */
const ALLOW = { x: WIDTH / 2 + 168, y: 256 };

/** Milliseconds. A question that has only just appeared takes no click, lest one was meant for something else. */
const CLICK_PATIENCE = 1000;

/** Waits for the question over this page, and until it is answered: the page has no focus meanwhile. */
export async function answerPrompt(display: Display, page: Page, answer: Answer): Promise<void> {
  const isAsked = async () => !(await page.evaluate(() => document.hasFocus()));
  await until("Chromium asks for a permission", isAsked);
  await until("the question is answered", async () => {
    if (answer === "allow") display.click(ALLOW);
    else display.press("Escape");
    return await until("it is gone", async () => !(await isAsked()), CLICK_PATIENCE).catch(
      () => undefined,
    );
  });
}

/** As {@link answerPrompt}, in Firefox, which takes no click for a moment either. */
export async function answerFirefox(
  display: Display,
  firefox: Pick<Firefox, "placeOf">,
  answer: Answer,
): Promise<void> {
  await until("Firefox asks for a permission", () => firefox.placeOf(answer));
  await until("the question is answered", async () => {
    const place = await firefox.placeOf(answer);
    if (place === undefined) return true;
    display.click(place);
    return false;
  });
}
