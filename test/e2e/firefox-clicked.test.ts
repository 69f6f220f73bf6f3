/** Links that are clicked in Firefox: they open here, and the service is asked for no page. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { firefoxJourney } from "../support/fixture";
import { confirm, press, reads, sentence } from "../support/person";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";
import { sentLink } from "../support/sender";

const TEXT = "  the text\n\tof it ";
const OURS = /^moz-extension:\/\/[^/]+\/reveal\.html\?[0-9a-f-]{36}$/;

/** A page with this link, right after a press on it. */
async function click({ driver, pages, display }: AnyStage, link: string): Promise<Page> {
  const url = pages.place("link", link);
  const page = await driver.open(url);
  display.click((await pages.shown(url)).press);
  return page;
}

/** Puppeteer's own idea of it stays behind for what the extension does with a tab. */
async function shows(page: Page, address: RegExp): Promise<void> {
  await until(`${address} is shown`, async () =>
    address.test(await page.evaluate(() => location.href).catch(() => "")),
  );
}

/** What the server was asked about this link, its page and all. The popup asks for the receipt by another name. */
function asked({ server }: AnyStage, link: string, from = 0): readonly string[] {
  return server.log
    .slice(from)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((request) => request.includes(pathOf(link)));
}

const pathOf = (link: string) => new URL(link).pathname;
const previews = (link: string) => `GET /api/v2/guest${pathOf(link)}`;

describe("a clicked link in Firefox", () => {
  firefoxJourney(
    "opens here, with a user name too, and leads back to the page that held it, and forth again",
    async ({ stage }) => {
      const link = await sentLink(stage.server, TEXT);
      const before = stage.server.log.length;
      const page = await click(stage, link);
      await shows(page, OURS);
      await reads(page, sentence("factAvailableUntil"));
      expect(asked(stage, link, before)).toEqual([previews(link)]);
      stage.display.press("alt+Left");
      await shows(page, /\/place\/link\//);
      stage.display.press("alt+Right");
      await shows(page, OURS);
      const disguised = await click(stage, link.replace("//", "//eu.onetimesecret.com@"));
      await shows(disguised, OURS);
      await reads(disguised, sentence("disguiseUser"));
      await disguised.close();
      await press(page, "Reveal once");
      await press(page, "Copy text");
      expect(await stage.takeText()).toBe(TEXT);
      expect(asked(stage, link)).not.toContainEqual(expect.stringContaining(`GET ${pathOf(link)}`));
      expect(JSON.stringify(stage.server.log)).not.toContain(new URL(link).hash.slice(1));
    },
  );

  firefoxJourney("may be mangled, and then its key comes nowhere either", async ({ stage }) => {
    const link = await sentLink(stage.server, TEXT);
    const mangled = [
      link.replace("#", "%23"),
      link.replace("#", "%2523"),
      link.replace("/secret", "//%73ecret"),
      `${link}&utm_source=mail`,
      `${link}%E2%80%8B`,
    ];
    for (const each of mangled) {
      const from = stage.server.log.length;
      const page = await click(stage, each);
      await shows(page, OURS);
      await reads(page, sentence("factAvailableUntil"));
      expect([each, ...asked(stage, link, from)]).toEqual([each, previews(link)]);
      await page.close();
    }
    const page = await click(stage, link.replace("/secret/", "/sercet/"));
    await shows(page, /\/sercet\/[^#%]+$/);
    expect(JSON.stringify(stage.server.log)).not.toContain(new URL(link).hash.slice(1));
  });

  firefoxJourney(
    "wakes a background that was unloaded, and shows the website if that is wanted",
    async ({ stage }) => {
      const link = await sentLink(stage.server, TEXT);
      const before = stage.server.log.length;
      const url = stage.pages.place("link", link);
      const page = await stage.driver.open(url);
      const { press: at } = await stage.pages.shown(url);
      await stage.driver.rest();
      stage.display.click(at);
      await shows(page, OURS);
      await reads(page, sentence("factAvailableUntil"));
      expect(asked(stage, link, before)).toEqual([previews(link)]);

      await press(page, sentence("openOnWebsite"));
      await confirm(page, sentence("openOnWebsite"));
      await shows(page, new RegExp(`${pathOf(link)}#[0-9a-f]{64}$`));
      expect(asked(stage, link, before)).toContain(`GET ${pathOf(link)}`);
    },
  );
});
