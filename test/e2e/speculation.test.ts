/** Speculation rules let Chromium fetch the page of a link, or render it, before anybody clicks. */
import type { Page, Protocol } from "puppeteer-core";
import { describe, expect } from "vitest";
import { asked, clicksAreTaken, previews, showsOurs, tickets } from "../support/clicks";
import { onlyChromium } from "../support/fixture";
import { reads, sentence } from "../support/person";
import { until } from "../support/until";
import { sentLink } from "../support/sender";

declare global {
  interface Window {
    note(type: string): Promise<void>;
  }
}

type Ahead = "prefetch" | "prerender";
type Eagerness = "immediate" | "moderate";

const cases = (["prefetch", "prerender"] as const).flatMap((ahead) =>
  (["immediate", "moderate"] as const).map((eagerness) => ({ ahead, eagerness })),
);

describe("a page with a rule for a link", () => {
  for (const { ahead, eagerness } of cases) {
    onlyChromium(
      `(${ahead}, ${eagerness}) keeps its tab until the click`,
      "it knows no such rules",
      async (stage) => {
        const { pages, chromium, display } = stage;
        const link = await sentLink(stage.server, "the text");
        await clicksAreTaken(stage);
        display.point(AWAY);
        const url = pages.place("link", link);
        const page = await chromium.open(url);
        const { press: at } = await pages.shown(url);
        const before = stage.server.log.length;
        const refused = await refusals(page);
        const presses = await pressesOnLink(page);
        await addRule(page, ahead, link, eagerness);
        // A moderate rule waits for the pointer.
        if (eagerness === "moderate") display.point(at);
        await until("the browser has tried", () => refused.includes(ahead));
        expect(asked(stage, link, before)).toEqual([]);

        display.click(at);
        await showsOurs(page);
        await reads(page, sentence("factAvailableUntil"));
        expect(presses).toHaveLength(1);
        // The tab was led away once, and the service asked once.
        expect(await tickets(stage)).toBe(1);
        expect(asked(stage, link, before)).toEqual([previews(link)]);
      },
    );
  }
});

/** A corner of the screen. */
const AWAY = { x: 0, y: 0 };

/** Grows with each press on the link of the page. */
async function pressesOnLink(page: Page): Promise<readonly string[]> {
  const presses: string[] = [];
  await page.exposeFunction("note", (type: string) => void presses.push(type));
  await page.evaluate(() => {
    addEventListener("mousedown", ({ type }) => void window.note(type));
  });
  return presses;
}

/** Grows with each attempt of the browser to fetch or render ahead that came to nothing. */
async function refusals(page: Page): Promise<readonly Ahead[]> {
  const refused: Ahead[] = [];
  const session = await page.createCDPSession();
  const note =
    (ahead: Ahead) => (event: { readonly status: Protocol.Preload.PreloadingStatus }) => {
      if (event.status === "Failure") refused.push(ahead);
    };
  session.on("Preload.prefetchStatusUpdated", note("prefetch"));
  session.on("Preload.prerenderStatusUpdated", note("prerender"));
  await session.send("Preload.enable");
  return refused;
}

async function addRule(page: Page, ahead: Ahead, url: string, eagerness: Eagerness): Promise<void> {
  const rules = JSON.stringify({ [ahead]: [{ source: "list", urls: [url], eagerness }] });
  await page.evaluate((text) => {
    const script = Object.assign(document.createElement("script"), { type: "speculationrules" });
    script.textContent = text;
    document.head.append(script);
  }, rules);
}
