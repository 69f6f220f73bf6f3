/** A page that opened a tab of ours, by `window.open`, has no hold on it. */
import { expect } from "vitest";
import { clicksAreTaken, pathOf, showsOurs } from "../support/clicks";
import { everywhere } from "../support/fixture";
import { press, reads } from "../support/person";
import { REVEAL } from "../support/stage";
import { sentLink } from "../support/sender";

declare global {
  interface Window {
    /** The tab that this page opened. */
    opened: Window | null;
  }
}

const TEXT = "  the text\n\tof it ";
const NAME = "a tab of theirs";

const harms = [
  ["close", () => window.opened?.close()],
  ["move", () => window.opened?.location.replace("/")],
  ["load something else in", (name: string) => void window.open("/", name)],
] as const;

everywhere(
  "the page that opened our tab can do nothing to it: a text on its way is shown, and stays",
  async (stage) => {
    const { driver, server, pages } = stage;
    await clicksAreTaken(stage);
    for (const [harm, act] of harms) {
      const link = await sentLink(server, TEXT);
      const opener = await driver.open(pages.plain);
      const open = (url: string, name: string) => {
        window.opened = window.open(url, name);
      };
      const name = `${NAME} to ${harm}`;
      const tab = await driver.tabAfter("reveal", () => opener.evaluate(open, link, name));
      await showsOurs(tab);
      server.switch({ fault: { kind: "hold", on: REVEAL } });
      await press(tab, "Reveal once");
      await server.seen(new RegExp(`${pathOf(link)}/reveal$`));
      await opener.evaluate(act, name);
      // To the page that opened it, the tab is closed.
      expect(await opener.evaluate(() => window.opened?.closed), harm).toBe(true);
      server.release();
      // A tab that the page opened instead is in front, and a text in a tab that is not seen is hidden.
      await tab.bringToFront();
      await reads(tab, "of it");
      await press(tab, "Copy text");
      expect(await stage.takeText(), harm).toBe(TEXT);
    }
  },
);
