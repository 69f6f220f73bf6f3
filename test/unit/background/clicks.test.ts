/** Clicks on one-time links: some are taken and lead elsewhere, and the others are let through. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { recognise } from "../../../lib/links/recognise";
import { kinds } from "../../../lib/app/kinds";
import { openClicked, registerClicks } from "../../../entrypoints/background/clicks";
import { settings, ticket } from "../../../lib/app/items";
import { choose } from "../../../entrypoints/background/settings";
import {
  endVisit,
  endVisits,
  followVisit,
  openOnWebsite,
} from "../../../entrypoints/background/website";
import { services } from "../../support/services";
import { fakeRules, type Rules } from "../../support/rules";
import { closePrivateWindow, openPrivateWindow } from "../../support/private-windows";

const ID = "a".repeat(62);
const KEY = "0123456789abcdef".repeat(4);
const PAGE = `https://eu.onetimesecret.com/secret/${ID}`;
const LINK = `${PAGE}#${KEY}`;
const TAB = 7;

/** The address after mail, chat and ticket systems. */
const MANGLED = [
  `${PAGE}%23${KEY}`,
  `${PAGE}%2523${KEY}`,
  `${PAGE}%EF%BC%83${KEY}`,
  `${PAGE}&#35;${KEY}`,
  `${PAGE}?from=mail%23${KEY}`,
  `${PAGE.toUpperCase().replace("HTTPS://EU.ONETIMESECRET.COM", "https://eu.onetimesecret.com")}%23${KEY.toUpperCase()}`,
  PAGE.replace("/secret", "//secret"),
  PAGE.replace("/secret", "/%73ecret"),
  PAGE.replace("/secret/", "/SECRET/"),
  PAGE.replace("/secret/", "/secret%2F"),
  PAGE.replace("aaa", "%61aa"),
  PAGE.replace("aaa", "a%E2%80%8Baa"),
  ...[").", ";a", "%20", "%2f", "%22", "&amp;"].flatMap((end) => [
    PAGE + end,
    `${PAGE}${end}#${KEY}`,
  ]),
  ...[
    "&utm_source=mail",
    ".",
    ")",
    ":~:text=a",
    "%E2%80%8B",
    "%E2%80%AC",
    "%20",
    "%0D%0A",
    "%E3%82%92",
  ].map((end) => LINK + end),
  `${PAGE}#${KEY.slice(0, 30)}%20${KEY.slice(30)}`,
  `${PAGE}#${KEY.slice(0, 30)}%E2%80%8B${KEY.slice(30)}`,
];

let rules: Rules;
/** Addresses that {@link TAB} was led to. */
let shown: string[];

beforeEach(() => {
  fakeBrowser.reset();
  rules = fakeRules();
  Object.assign(fakeBrowser.permissions, { contains: async () => true });
  shown = [];
  // A choice sets menus too.
  Object.assign(fakeBrowser.contextMenus, { removeAll: async () => {}, create: () => {} });
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
  Object.assign(fakeBrowser.tabs, {
    update: async (tab: number, { url }: { url: string }) => {
      if (tab !== TAB) throw new Error("no such tab");
      shown.push(url);
    },
  });
});
afterEach(() => vi.restoreAllMocks());

/** The tab wants to show this address. */
async function click(
  url: string,
  more: Omit<Parameters<typeof openClicked>[0], "tabId" | "url"> = {},
) {
  if (rules.lets(url, TAB)) shown.push(url);
  await openClicked({ tabId: TAB, url, ...more });
}

/** The link in our page that the tab shows at last. */
async function opened() {
  const [, id = ""] = /\/reveal\.html\?([0-9a-f-]{36})$/.exec(shown.at(-1) ?? "") ?? [];
  return (await ticket(id).read())?.url;
}

describe("a click", () => {
  test.each([
    LINK,
    PAGE,
    `${PAGE}/#${KEY}`,
    `${PAGE}?from=mail#${KEY}`,
    LINK.slice(0, -1),
    ...MANGLED,
  ])("on %s opens it here", async (url) => {
    await registerClicks();
    await click(url);
    expect(await opened()).toBe(url);
    expect(shown).toHaveLength(1);
  });

  test.each(MANGLED)("on %s opens what it was", async (url) => {
    await registerClicks();
    await click(url);
    const found = recognise((await opened()) ?? "", kinds, []);
    expect(found).toHaveProperty("link.id", ID);
    if (url.toLowerCase().includes(KEY)) expect(found).toHaveProperty("link.key", KEY);
  });

  test.each([
    `https://eu.onetimesecret.com/eu/secret/${ID}`,
    "https://eu.onetimesecret.com/account?from=mail",
    "https://eu.onetimesecret.com/a%20page",
  ])(
    "on another page (%s) with a key goes on there without it, however it is written",
    async (url) => {
      await registerClicks();
      for (const hash of ["#", "%23", "%2523"]) {
        shown = [];
        await click(`${url}${hash}${KEY}`);
        expect(shown).toEqual([url]);
        expect(rules.lets(url, TAB)).toBe(true);
      }
      const memory = await fakeBrowser.storage.session.get();
      expect(JSON.stringify([...rules.session, memory])).not.toContain(KEY);
    },
  );

  test.each(["%E2%99%AF", "%E2%99%AF#top", "-", "_x", "%C2%A0and%20", "/key/", ""])(
    "on a link whose number sign became %j sends no key",
    async (sign) => {
      await registerClicks();
      await click(`${PAGE}${sign}${KEY}`);
      expect(shown).toHaveLength(1);
      expect(JSON.stringify([shown, ...rules.session.values()])).not.toContain(KEY);
    },
  );

  test.each([
    "https://eu.onetimesecret.com/",
    "https://eu.onetimesecret.com/pricing",
    `https://eu.onetimesecret.com/receipt/${ID}`,
    `https://eu.onetimesecret.com/secret/${"a".repeat(19)}`,
    `https://eu.onetimesecret.com/secret/${ID}/burn`,
    `https://eu.onetimesecret.com:8443/secret/${ID}#${KEY}`,
    `https://eu.onetimesecret.com.example/secret/${ID}#${KEY}`,
    `https://euxonetimesecret.com/secret/${ID}#${KEY}`,
    `https://example.com/?https://eu.onetimesecret.com/secret/${ID}#${KEY}`,
    `https://example.com/#@eu.onetimesecret.com/secret/${ID}`,
    `http://eu.onetimesecret.com/secret/${ID}`,
  ])("on %s is none of ours", async (url) => {
    await registerClicks();
    await click(url);
    expect(shown).toEqual([url]);
  });

  test.each(["ana@", "ana:word@", ":word@", "us.onetimesecret.com%2Fsecret%2F@"])(
    "on a link with a user name before its host (%s) opens it here, where it is told of",
    async (name) => {
      await registerClicks();
      const url = LINK.replace("//", `//${name}`);
      await click(url);
      expect(await opened()).toBe(url);
      expect(shown).toHaveLength(1);
    },
  );

  test("on no link but an address with a user name is left alone", async () => {
    await registerClicks();
    const url = "https://ana:word@eu.onetimesecret.com/account#top";
    await click(url);
    expect(shown).toEqual([url]);
  });

  test("on what only begins like a link leads to the website", async () => {
    await registerClicks();
    const url = `${PAGE}${"z".repeat(3)}`;
    await click(url);
    expect(shown).toEqual([url]);
    expect(Object.keys(await fakeBrowser.storage.session.get())).toEqual([`visited:${TAB}`]);
  });

  test.each([`#${KEY}\\`, `?from=${"x".repeat(2048)}#${KEY}`])(
    "on a link that ends as none may (%#) opens here as one that was cut, and the right one after it as it is",
    async (end) => {
      await registerClicks();
      await click(PAGE + end);
      expect(await opened()).toBe(`${PAGE}#-`);
      expect(recognise(`${PAGE}#-`, kinds, []).state).toBe("incomplete");
      await click(LINK);
      expect(await opened()).toBe(LINK);
      expect(shown).toHaveLength(2);
    },
  );

  test("on a link without a key that ends as none may opens it here without the end", async () => {
    await registerClicks();
    await click(`${PAGE}?from=${"x".repeat(2048)}`);
    expect(await opened()).toBe(PAGE);
  });

  test("on what no browser needs to remember leads nowhere", async () => {
    await registerClicks();
    await click(PAGE + "z".repeat(2048));
    expect(shown).toEqual([]);
    expect(await fakeBrowser.storage.session.get()).toEqual({});
    expect(rules.session.size).toBe(0);
  });

  test("on a link to an own server opens it here", async () => {
    const own = services[0].server("https://secrets.example.org:8443");
    await settings.write({ ...(await settings.read()), servers: [own] });
    await registerClicks();
    await click(`https://secrets.example.org:8443/secret/${ID}#${KEY}`);
    expect(await opened()).toBe(`https://secrets.example.org:8443/secret/${ID}#${KEY}`);
  });

  test("on a link to the viewer opens it here, and no other page of its", async () => {
    await choose({ viewer: "https://viewer.example/open.html" });
    const fragment = `eu.onetimesecret.com/${ID}/${KEY}`;
    for (const hash of ["#", "%23", "%2523", "?from=mail#"]) {
      const url = `https://viewer.example/open.html${hash}${fragment}`;
      await click(url);
      expect(await opened()).toBe(url);
    }
    for (const other of ["https://viewer.example/open.html", "https://viewer.example/#top"]) {
      await click(other);
      expect(shown.at(-1)).toBe(other);
    }
  });

  test("is left alone where the organisation does not allow the server", async () => {
    await fakeBrowser.storage.managed.set({ servers: ["https://secrets.example.org"] });
    await registerClicks();
    await click(LINK);
    expect(shown).toEqual([LINK]);
    await click(`https://secrets.example.org/secret/${ID}`);
    expect(await opened()).toBe(`https://secrets.example.org/secret/${ID}`);
  });

  test("is left alone as soon as the person says so, and taken again", async () => {
    await registerClicks();
    await choose({ clicked: false });
    await click(LINK);
    expect(shown).toEqual([LINK]);
    await choose({ clicked: true });
    await click(LINK);
    expect(await opened()).toBe(LINK);
  });

  test.each([
    // A page's rule prefetches or prerenders (measured in Chromium 156).
    { documentLifecycle: "active", documentId: "B8C1B47D61523B9822D80CEAC513E985" },
    // The page is itself rendered ahead.
    { documentLifecycle: "prerender" },
  ])("that was none, but a page fetched ahead (%o), moves no tab", async (ahead) => {
    await registerClicks();
    await click(LINK, ahead);
    expect(shown).toEqual([]);
    await click(LINK, { documentLifecycle: "active" });
    expect(await opened()).toBe(LINK);
  });
});

describe("the website instead", () => {
  beforeEach(registerClicks);

  test("shows this link in this tab, and no other", async () => {
    await openOnWebsite({ tab: TAB, url: LINK });
    expect(shown).toEqual([LINK]);
    expect(rules.lets(LINK, TAB)).toBe(true);
    expect(rules.lets(`${PAGE}?again`, TAB)).toBe(true);
    expect(rules.lets(LINK, TAB + 1)).toBe(false);
    expect(rules.lets(`https://eu.onetimesecret.com/secret/${"b".repeat(62)}`, TAB)).toBe(false);
    expect(rules.lets(`${PAGE}b`, TAB)).toBe(false);
  });

  test("goes there without a user name, which would only deceive", async () => {
    await openOnWebsite({ tab: TAB, url: LINK.replace("//", "//ana:word@") });
    expect(shown).toEqual([LINK]);
    expect(rules.lets(LINK, TAB)).toBe(true);
  });

  test("is no answer to a click on it with a user name, which opens here again", async () => {
    const url = LINK.replace("//", "//ana@");
    await openOnWebsite({ tab: TAB, url });
    await click(url);
    expect(await opened()).toBe(url);
  });

  test.each([PAGE, `${PAGE}#`])("for a link without a key (%s) lets none through", async (url) => {
    await openOnWebsite({ tab: TAB, url });
    expect(shown).toEqual([url]);
    await click(`${PAGE}?again`);
    expect(shown).toHaveLength(2);
    await click(LINK);
    expect(await opened()).toBe(LINK);
    expect(shown).toHaveLength(3);
  });

  test.each(["/", "%2f", "%2F"])(
    "for a link to a viewer lets no other through (%s)",
    async (slash) => {
      const viewer = "https://viewer.example/open.html";
      await choose({ viewer });
      const link = `${viewer}#eu.onetimesecret.com${slash}${ID}${slash}${KEY}`;
      await openOnWebsite({ tab: TAB, url: link });
      for (const url of [link, viewer]) {
        await click(url);
        expect(shown.at(-1)).toBe(url);
      }
      const other = link.replace("aaa", "bbb");
      await click(other);
      expect(await opened()).toBe(other);
      expect(shown).toHaveLength(4);
    },
  );

  test("for a viewer's own page lets no link through", async () => {
    const viewer = "https://viewer.example/open.html";
    await choose({ viewer });
    await click(`${viewer}#top`);
    expect(shown).toEqual([viewer]);
    const link = `${viewer}#eu.onetimesecret.com/${ID}/${KEY}`;
    await click(link);
    expect(await opened()).toBe(link);
    expect(shown).toHaveLength(2);
  });

  test("keeps no key", async () => {
    await openOnWebsite({ tab: TAB, url: LINK });
    const memory = await fakeBrowser.storage.session.get();
    expect(JSON.stringify([...rules.dynamic, ...rules.session, memory])).not.toContain(KEY);
  });

  test("is not left again for our page", async () => {
    await openOnWebsite({ tab: TAB, url: LINK });
    await click(LINK);
    expect(shown).toEqual([LINK, LINK]);
  });

  test("ends with the tab", async () => {
    await openOnWebsite({ tab: TAB, url: LINK });
    await endVisit(TAB);
    expect(rules.session.size).toBe(0);
    expect(await fakeBrowser.storage.session.get()).toEqual({});
    await endVisit(TAB + 1);
  });

  test("ends when everything is forgotten", async () => {
    await openOnWebsite({ tab: TAB, url: LINK });
    await endVisits();
    expect(rules.session.size).toBe(0);
    await click(LINK);
    expect(await opened()).toBe(LINK);
  });

  test("can be chosen for one link after the other", async () => {
    await openOnWebsite({ tab: TAB, url: LINK });
    await openOnWebsite({ tab: TAB, url: PAGE.replace("aaa", "bbb") });
    expect(shown).toEqual([LINK, PAGE.replace("aaa", "bbb")]);
  });
});

describe("the website instead, in a private window", () => {
  beforeEach(async () => {
    await registerClicks();
    openPrivateWindow();
  });
  afterEach(closePrivateWindow);

  test("shows this link in this tab, as often as it is loaded", async () => {
    await openOnWebsite({ tab: TAB, url: LINK });
    for (const url of [LINK, LINK, `${PAGE}?again`]) {
      shown = [];
      await click(url);
      await followVisit(TAB, url);
      expect(shown).toEqual([url]);
    }
  });

  test("shows no other link", async () => {
    await openOnWebsite({ tab: TAB, url: LINK });
    const other = LINK.replace("aaa", "bbb");
    await click(other);
    expect(await opened()).toBe(other);
  });

  test.each([LINK, LINK.replace("aaa", "bbb")])(
    "that has no key lets none through (%#)",
    async (link) => {
      for (const url of [PAGE, `${PAGE}#`]) {
        shown = [];
        await openOnWebsite({ tab: TAB, url });
        await click(url);
        expect(shown).toEqual([url, url]);
        await click(link);
        expect(await opened()).toBe(link);
        expect(shown).toHaveLength(3);
      }
    },
  );

  // Addresses that we may not know are none.
  test.each(["https://eu.onetimesecret.com/", LINK.replace("aaa", "bbb"), undefined])(
    "ends when the tab shows another page (%s)",
    async (page) => {
      await openOnWebsite({ tab: TAB, url: LINK });
      await followVisit(TAB, page);
      expect(rules.session.size).toBe(0);
      await click(LINK);
      expect(await opened()).toBe(LINK);
    },
  );

  test("leaves nothing of the link where other windows see it", async () => {
    const before = await fakeBrowser.storage.session.get();
    await openOnWebsite({ tab: TAB, url: LINK });
    await click(LINK);
    expect(rules.session.size).toBe(1);
    const left = JSON.stringify([...rules.dynamic, ...rules.session]);
    for (const part of [ID, KEY]) expect(left).not.toContain(part);
    expect(JSON.stringify([...rules.session])).not.toContain("onetimesecret");
    closePrivateWindow();
    expect(await fakeBrowser.storage.session.get()).toEqual(before);
  });
});

describe("the rules", () => {
  test("are there once, however often they are registered", async () => {
    await registerClicks();
    const once = rules.dynamic.size;
    expect(once).toBeGreaterThan(0);
    await Promise.all([registerClicks(), registerClicks(), registerClicks()]);
    expect(rules.dynamic.size).toBe(once);
  });

  test("concern what a tab shows, and nothing that a page loads", async () => {
    await registerClicks();
    for (const { condition } of rules.dynamic.values()) {
      expect(condition.resourceTypes).toEqual(["main_frame"]);
    }
  });

  test("are no private window's to change: all windows share them", async () => {
    await registerClicks();
    const before = [...rules.dynamic];
    expect(before).not.toEqual([]);
    openPrivateWindow();
    await choose({ clicked: false });
    closePrivateWindow();
    expect([...rules.dynamic]).toEqual(before);
  });
});
