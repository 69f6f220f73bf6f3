/** Clicked links open here, and the service is asked for no page. */
import { once } from "node:events";
import { createServer } from "node:http";
import { describe, expect } from "vitest";
import { spotting } from "../../lib/services/spotting";
import { expressionOf } from "../../lib/links/websiteRule";
import {
  asked,
  click,
  clicksAreTaken,
  OURS,
  pathOf,
  previews,
  shows,
  showsOurs,
  tickets,
} from "../support/clicks";
import { portOf } from "../support/extension";
import { everywhere, onlyChromium } from "../support/fixture";
import {
  addressOf,
  confirm,
  fill,
  press,
  pressIn,
  reads,
  reload,
  sentence,
  textOf,
  tick,
} from "../support/person";
import { REVEAL, type AnyStage } from "../support/stage";
import { until } from "../support/until";
import { sentLink } from "../support/sender";

const TEXT = "  the text\n\tof it ";

describe("a clicked link", () => {
  everywhere("opens here, in the same tab, and comes nowhere else", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const page = await click(stage, link);
    await showsOurs(page);
    await reads(page, sentence("factAvailableUntil"));
    expect(asked(stage, link)).toEqual([previews(link)]);

    await press(page, "Reveal once");
    await press(page, "Copy text");
    expect(await stage.takeText()).toBe(TEXT);
    const all = asked(stage, link);
    expect(all.filter((request) => REVEAL.test(request))).toHaveLength(1);
    expect(all).not.toContainEqual(expect.stringContaining(`GET ${pathOf(link)}`));
    expect(JSON.stringify(stage.server.log)).not.toContain(new URL(link).hash.slice(1));
  });

  everywhere("leads back to the page that held it, and forth again", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const page = await click(stage, link);
    await showsOurs(page);
    // Firefox warns of each script that a page has not got when it is left.
    await reads(page, sentence("factAvailableUntil"));
    for (const _ of ["once", "and again"]) {
      stage.display.press("alt+Left");
      await shows(page, /\/place\/link\//);
      stage.display.press("alt+Right");
      await showsOurs(page);
      await reads(page, sentence("factAvailableUntil"));
    }
    await page.evaluate(() => Object.assign(window, { before: true }));
    stage.display.press("F5");
    await until("it is loaded anew", () =>
      page.evaluate(() => !("before" in window)).catch(() => false),
    );
    await reads(page, sentence("factAvailableUntil"));
    expect(new Set(asked(stage, link))).toEqual(new Set([previews(link)]));
  });

  everywhere("wakes a background that has ended", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    await clicksAreTaken(stage);
    const url = stage.pages.place("link", link);
    const page = await stage.driver.open(url);
    const { press: at } = await stage.pages.shown(url);
    await stage.driver.rest();
    stage.display.click(at);
    await showsOurs(page);
    await reads(page, sentence("factAvailableUntil"));
    expect(asked(stage, link)).toEqual([previews(link)]);
  });

  everywhere("opens in a new tab if that is what it wants", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const before = stage.server.log.length;
    const tab = await stage.driver.tabAfter("reveal", () => click(stage, link, "_blank"));
    await reads(tab, sentence("factAvailableUntil"));
    expect(asked(stage, link, before)).toEqual([previews(link)]);
  });

  everywhere("may come by way of another server, whose answer has the key", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const before = stage.server.log.length;
    const shortener = createServer((_, answer) => answer.writeHead(302, { location: link }).end());
    await once(shortener.listen(0, "127.0.0.1"), "listening");
    const address = shortener.address();
    if (address === null || typeof address === "string") throw new Error("It is not served");
    const page = await click(stage, `http://127.0.0.1:${address.port}/short`);
    await showsOurs(page);
    await press(page, "Reveal once");
    await reads(page, "of it");
    expect(asked(stage, link, before)).toEqual([previews(link), expect.stringMatching(REVEAL)]);
    shortener.closeAllConnections();
    await new Promise((resolve) => shortener.close(resolve));
  });

  everywhere("may be mangled, and then its key comes nowhere either", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const before = stage.server.log.length;
    const { pathname, hash } = new URL(link);
    const mangled = [
      link.replace("#", "%23"),
      link.replace("#", "%2523"),
      link.replace("#", "\uff03"),
      link.replace("#", ").#"),
      link.replace("/secret", "//secret"),
      link.replace("/secret", "/%73ecret"),
      link.replace("/secret", "/SECRET").replace("#", "%23"),
      link.replace(pathname, pathname.toUpperCase()),
      ...["&utm_source=mail", ".", ":~:text=a", "\u200b", "%E2%80%8B"].map((end) => link + end),
    ];
    for (const each of mangled) {
      const from = stage.server.log.length;
      const page = await click(stage, each);
      await showsOurs(page);
      await reads(page, sentence("factAvailableUntil"));
      const told = (await textOf(page)).includes(sentence("keyExposed"));
      expect([each, told]).toEqual([each, !each.includes("#")]);
      expect([each, ...asked(stage, link, from)]).toEqual([each, previews(link)]);
      await page.close();
    }
    const log = JSON.stringify(stage.server.log.slice(before)).toLowerCase();
    expect(log).not.toContain(hash.slice(1));
    expect(log).not.toContain(`/secret/${pathOf(link).slice(8)}%`);
  });

  everywhere("may be mangled by the server that leads to it", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const before = stage.server.log.length;
    const location = link.replace("#", "%23");
    const wrapper = createServer((_, answer) => answer.writeHead(302, { location }).end());
    await once(wrapper.listen(0, "127.0.0.1"), "listening");
    const address = wrapper.address();
    if (address === null || typeof address === "string") throw new Error("It is not served");
    const wrapped = `http://127.0.0.1:${address.port}/?url=${encodeURIComponent(link)}`;
    const page = await click(stage, wrapped);
    await showsOurs(page);
    await reads(page, sentence("factAvailableUntil"));
    expect(asked(stage, link, before)).toEqual([previews(link)]);
    expect(JSON.stringify(stage.server.log)).not.toContain(new URL(link).hash.slice(1));
    wrapper.closeAllConnections();
    await new Promise((resolve) => wrapper.close(resolve));
  });

  everywhere("that is none, but has a key, leads on without it", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const key = new URL(link).hash.slice(1);
    for (const hash of ["#", "%23", "%2523"]) {
      const from = stage.server.log.length;
      const page = await click(stage, `${new URL(link).origin}/sercet/page${hash}${key}`);
      await shows(page, /\/sercet\/page$/);
      expect(stage.server.log.slice(from).map(({ path }) => path)).toContain("/sercet/page");
      await page.close();
    }
    expect(JSON.stringify(stage.server.log)).not.toContain(key);
  });

  everywhere(
    "that is wrapped, chosen in the menu, is asked for by nobody before it is named",
    async (stage) => {
      const link = await sentLink(stage.server, TEXT);
      const before = stage.server.log.length;
      // Nobody listens there.
      const wrapped = `http://127.0.0.1:9/v2/url?u=${encodeURIComponent(link).replaceAll("%2F", "_").replaceAll("%", "-")}`;
      const tab = await stage.openLink(wrapped);
      await reads(tab, sentence("wrappedHeading", new URL(link).host));
      await reads(tab, sentence("wrappedWarning", "127.0.0.1:9"));
      expect(asked(stage, link, before)).toEqual([]);
      await press(tab, sentence("open"));
      await reads(tab, sentence("factAvailableUntil"));
      expect(asked(stage, link, before)).toEqual([previews(link)]);
      expect(JSON.stringify(stage.server.log)).not.toContain(new URL(link).hash.slice(1));
    },
  );

  everywhere("with a cut key asks nothing, and the page says that it is cut", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const before = stage.server.log.length;
    const page = await click(stage, link.slice(0, -2));
    await showsOurs(page);
    await reads(page, sentence("keyIncomplete"));
    expect(asked(stage, link, before)).toEqual([]);
  });
});

describe("link after link in one tab", () => {
  onlyChromium(
    "fill no memory: the oldest are asked for again",
    "no driver switches scripts off",
    async (stage) => {
      const link = await sentLink(stage.server, TEXT);
      const tab = await click(stage, link);
      await showsOurs(tab);
      const shown = [await addressOf(tab)];
      // A page that only passes by has nothing to show.
      await tab.setJavaScriptEnabled(false);
      while (shown.length < 22) {
        await tab.evaluate((url) => location.assign(url), link);
        shown.push(
          await until("the next is shown", async () => {
            const now = await addressOf(tab).catch(() => "");
            return OURS.test(now) && !shown.includes(now) && now;
          }),
        );
      }
      await until("the oldest are let go of", async () => (await tickets(stage)) === 20);
      const [oldest = "", , older = ""] = shown;
      await reads(await stage.driver.open(oldest), sentence("emptyHeading"));
      await reads(await stage.driver.open(older), sentence("factAvailableUntil"));
    },
  );
});

describe("the permissions for it", () => {
  onlyChromium(
    "bring no further question at the installation",
    "it tells no extension the warnings of a manifest",
    async ({ chromium }) => {
      const worker = await chromium.worker();
      const asks = await worker.evaluate(async () => {
        const manifest = chrome.runtime.getManifest();
        const ours = ["declarativeNetRequestWithHostAccess", "webRequest", "browsingData"];
        const others = manifest.permissions?.filter((name) => !ours.includes(name));
        const warnings = (permissions: readonly string[] | undefined) =>
          chrome.management.getPermissionWarningsByManifest(
            JSON.stringify({ ...manifest, permissions }),
          );
        return {
          before: await warnings(others),
          now: await warnings(manifest.permissions),
          // The warnings for the permission that could block any page.
          more: await warnings([...(others ?? []), "declarativeNetRequest"]),
        };
      });
      expect(asks.now).toEqual(asks.before);
      expect(asks.more).not.toEqual(asks.before);
    },
  );

  everywhere("allow rules for hosts of any length", async (stage) => {
    const host = `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(61)}`;
    const origin = `https://${host}:65535` as const;
    const id = "0123456789".repeat(6);
    const links = [
      `/secret/${id}`,
      `/secret/${id}#`,
      `/?0123456789abcdef#-`,
      `/open.html#${host}:65535/${id}/`,
    ];
    const rules = [
      ...spotting.flatMap((kind) => [...kind.expressions(origin), ...kind.expressions()]),
      ...links.map((link) => expressionOf(origin + link)),
    ];
    const refused = await stage.driver.evaluate(async (regexes) => {
      const { isRegexSupported } = chrome.declarativeNetRequest;
      const all = regexes.map((regex) => isRegexSupported({ regex, isCaseSensitive: false }));
      const answers = await Promise.all(all);
      return regexes.filter((_, index) => !answers[index]?.isSupported);
    }, rules);
    expect(refused).toEqual([]);
  });
});

describe("a link in the viewer's form", () => {
  everywhere("opens here, and the viewer is asked for nothing", async (stage) => {
    const page = await click(stage, await viewedLink(stage));
    await showsOurs(page);
    await press(page, "Reveal once");
    await reads(page, "of it");
    expect(viewings(stage)).toBe(0);
  });

  everywhere("opens in the viewer if that is wanted, and no other does", async (stage) => {
    const link = await viewedLink(stage);
    const page = await click(stage, link);
    await showsOurs(page);
    await reads(page, sentence("factAvailableUntil"));
    await press(page, sentence("openInViewer"));
    await confirm(page, sentence("openInViewer"));
    await shows(page, link);
    expect(viewings(stage)).toBe(1);

    const other = link.replace(/[0-9a-z]{62}/, "a".repeat(62));
    await page.evaluate((url) => location.assign(url), other);
    await reload(page);
    await showsOurs(page);
    expect(viewings(stage)).toBe(1);
  });

  /** The longest path of a viewer's address. */
  const PATH = `/${"a-folder/".repeat(5)}open.html`;
  const viewings = ({ server }: AnyStage) => server.log.filter(({ path }) => path === PATH).length;

  /** A link to a viewer where we have the permission already. */
  async function viewedLink(stage: AnyStage): Promise<string> {
    const { origin, host, pathname, hash } = new URL(await sentLink(stage.server, TEXT));
    const options = await stage.driver.openExtensionPage("options");
    await fill(options, sentence("viewerAddress"), origin + PATH);
    const rules = await stage.driver.clickRules();
    await press(options, sentence("save"));
    await until("there is a rule for it", async () => (await stage.driver.clickRules()) > rules);
    return `${origin}${PATH}#http:${host}/${pathname.split("/").at(-1)}/${hash.slice(1)}`;
  }
});

describe("a link to a server of one's own", () => {
  everywhere("is taken from when it was added until it is removed", async (stage) => {
    const server = await stage.addServer();
    const address = `http://localhost:${portOf(server.origin)}`;
    const link = `${address}/secret/${"a".repeat(62)}#${"0".repeat(64)}`;
    // A name that looks alike is no known one: its own page is shown.
    await click(stage, link);
    await until("the website is asked", () => server.log.length > 0);
    expect(server.log.map(({ method, path }) => `${method} ${path}`)).toContain(
      `GET ${pathOf(link)}`,
    );

    const options = await stage.driver.openExtensionPage("options");
    await fill(options, sentence("serverAddress"), address);
    await press(options, sentence("addServer"));
    await stage.answerPrompt(options, "allow");
    await reads(options, sentence("serverAdded", new URL(address).host));
    const before = server.log.length;
    const page = await click(stage, link);
    await showsOurs(page);
    await reads(page, sentence("goneHeading"));
    const pages = (from: number) =>
      server.log.slice(from).filter(({ path }) => path === pathOf(link)).length;
    expect(pages(before)).toBe(0);

    const rules = await stage.driver.clickRules();
    await options.bringToFront();
    await pressIn(options, new URL(address).host, sentence("remove"));
    await confirm(options, sentence("remove"));
    await until("its rule is gone", async () => (await stage.driver.clickRules()) < rules);
    await click(stage, link);
    await until("the website is asked", () => pages(before) === 1);
  });
});

describe("the website", () => {
  everywhere("is shown for the link if that is wanted, and only then", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const page = await click(stage, link);
    await showsOurs(page);
    await reads(page, sentence("factAvailableUntil"));
    const before = stage.server.log.length;
    await press(page, sentence("openOnWebsite"));
    await reads(page, sentence("websiteQuestion", new URL(link).host));
    expect(asked(stage, link, before)).toEqual([]);
    await confirm(page, sentence("openOnWebsite"));
    await shows(page, new RegExp(`${pathOf(link)}#[0-9a-f]{64}$`));
    expect(asked(stage, link, before)).toContain(`GET ${pathOf(link)}`);

    // Only there: in any other tab the same link opens here.
    const again = stage.server.log.length;
    const other = await click(stage, link);
    await showsOurs(other);
    await reads(other, sentence("factAvailableUntil"));
    expect(asked(stage, link, again)).toEqual([previews(link)]);

    await page.bringToFront();
    stage.display.press("alt+Left");
    await showsOurs(page);
    await reads(page, sentence("factAvailableUntil"));
  });

  everywhere("is what a click leads to where that was chosen", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const options = await stage.driver.openExtensionPage("options");
    await clicksAreTaken(stage);
    await tick(options, sentence("openClicked"));
    await until("no click is taken", async () => (await stage.driver.clickRules()) === 0);
    const url = stage.pages.place("link", link);
    const page = await stage.driver.open(url);
    stage.display.click((await stage.pages.shown(url)).press);
    await shows(page, link);
    expect(asked(stage, link)).toContain(`GET ${pathOf(link)}`);
  });
});

describe("a request without a click", () => {
  everywhere("is let through: a frame, a picture, a script's request", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    await clicksAreTaken(stage);
    const page = await stage.driver.open(stage.pages.plain);
    const requests = () =>
      asked(stage, link).filter((request) => request === `GET ${pathOf(link)}`);
    await page.evaluate((src) => document.body.append(Object.assign(new Image(), { src })), link);
    await until("the picture is asked for", () => requests().length === 1);
    await page.evaluate((src) => {
      document.body.append(Object.assign(document.createElement("iframe"), { src }));
    }, link);
    await until("the frame is asked for", () => requests().length === 2);
    await page.evaluate(async (src) => void (await fetch(src, { mode: "no-cors" })), link);
    expect(requests()).toHaveLength(3);
    expect(await addressOf(page)).toBe(stage.pages.plain);
    expect(await textOf(page)).not.toBe("");
  });
});
