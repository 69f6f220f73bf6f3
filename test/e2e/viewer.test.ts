/** Recipients without the extension use the viewer. */
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SecretLink } from "../../lib/domain";
import { explanation as explain } from "../../lib/wording/handOver";
import { words } from "../support/words";
import { accessCode } from "../../lib/sealing/key";
import { NO_POLICY } from "../../lib/settings/policy";
import { services } from "../support/services";
import { share } from "../../lib/sharing/share";
import { formatLink } from "../../lib/links/viewerForm";
import { type ReferenceServer, startReferenceServer } from "../reference/server";
import { misfitsOn } from "../support/fit";
import { nodeIo } from "../support/node-io";
import { parts } from "../support/parts";
import { fill, press, reads, sentence, textOf } from "../support/person";
import { until } from "../support/until";
import {
  buildViewer,
  openPlain,
  type PlainBrowser,
  serve,
  type ViewerFile,
  type ViewerSite,
  type Visit,
} from "../support/viewer";

const TEXT = "  two blanks first\n\ta tab\n\n🗝️, Ünïcödé and שלום\nblanks last  ";
const PASSPHRASE = "grüne Wörter 7";
const VIEWER = "https://viewer.example/";
const [service] = services;

const all = parts();
let viewer: ViewerFile;
let site: ViewerSite;
let server: ReferenceServer;
let browsers: Readonly<Record<"chrome" | "firefox", PlainBrowser>>;

beforeAll(async () => {
  browsers = {
    chrome: await all.open(openPlain("chrome")),
    firefox: await all.open(openPlain("firefox")),
  };
  viewer = await all.open(buildViewer());
  site = await all.open(serve({ "/": viewer.html }));
  server = await all.open(startReferenceServer());
});

afterAll(() => all.close());

async function create(
  passphrase?: string,
  address: SecretLink["address"] = server.origin,
): Promise<SecretLink> {
  const terms = {
    lifetime: 3600,
    sealed: true,
    ...(passphrase === undefined ? {} : { passphrase }),
  };
  const explanation = explain(words.explanation.en, { viewer: VIEWER, homepage: null });
  const rules = { policy: NO_POLICY, explanation };
  const at = service.server(server.origin);
  const { link } = await share(service, nodeIo, at, { text: TEXT, terms, note: "" }, rules);
  return { ...link, address };
}

const sealedOf = ({ id }: SecretLink) => server.stored(id) ?? "";
const form = (link: SecretLink, at: string) => formatLink(link, service, at);
/** The form that `formatLink` would give for an address that no option takes. */
const inFile = (link: SecretLink) => viewer.url + new URL(form(link, VIEWER)).hash;

/** As the page shows it, to the character. */
const revealed = (page: Page) => page.$eval("pre", (pre) => pre.textContent);
const addressOf = (page: Page) => page.evaluate(() => location.href);

/** In the end there was no complaint, and pages made only these requests. */
async function within(
  name: "chrome" | "firefox",
  play: (plain: Visit) => Promise<readonly string[]>,
): Promise<void> {
  const plain = await browsers[name].visit();
  try {
    const expected = await play(plain);
    expect(plain.requests.toSorted()).toEqual(expected.toSorted());
    expect(plain.complaints).toEqual([]);
  } finally {
    await plain.close();
  }
}

const BROWSERS = ["chrome", "firefox"] as const;

describe.for(BROWSERS)("in %s", (browser) => {
  test("from a file, a link and what was copied give the text, without a request", () =>
    within(browser, async (plain) => {
      const link = await create();
      const asked = server.log.length;
      const page = await plain.open(inFile(link));
      await reads(page, sentence("viewerHeading"));
      expect(await addressOf(page)).toBe(viewer.url);
      await press(page, sentence("haveSealedText"));
      await fill(page, sentence("sealedText"), `> as pasted:\n${sealedOf(link)}`);
      await press(page, sentence("open"));
      await reads(page, sentence("secretHeading"));
      expect(await revealed(page)).toBe(TEXT);
      expect(server.log).toHaveLength(asked);
      return [];
    }));

  test("from a server, with a passphrase that stays there", () =>
    within(browser, async (plain) => {
      const link = await create(PASSPHRASE);
      const before = site.asked.length;
      const page = await plain.open(`${site.origin}/`);
      await fill(page, sentence("link"), service.format(link).href);
      await fill(page, sentence("sealedText"), sealedOf(link));
      await press(page, sentence("open"));
      // Firefox calls a field that hides its text no text box.
      await press(page, sentence("passphraseShow"));
      await fill(page, sentence("passphrase"), "another");
      await press(page, sentence("unlock"));
      await reads(page, sentence("passphraseWrong"));
      await fill(page, sentence("passphrase"), PASSPHRASE);
      await press(page, sentence("unlock"));
      await reads(page, sentence("secretHeading"));
      expect(await revealed(page)).toBe(TEXT);
      expect(site.asked.slice(before)).toEqual(["GET /"]);
      return [`${site.origin}/`];
    }));

  test("the service's page is opened without the key, in a tab that knows nothing of this one", () =>
    within(browser, async (plain) => {
      const link = await create();
      const before = server.log.length;
      const page = await plain.open(form(link, `${site.origin}/`));
      await reads(page, sentence("viewerHeading"));
      expect(await addressOf(page)).toBe(`${site.origin}/`);
      const theirs = new Promise<Page | null>((resolve) =>
        plain.context.once("targetcreated", (target) => resolve(target.page())),
      );
      await page.locator(`::-p-aria([role="link"])`).click();
      const opened = await theirs;
      await server.seen(new RegExp(`^GET /secret/${link.id}`));
      const address = await until("the service's page is there", async () => {
        const url = await opened?.evaluate(() => location.href);
        return url?.startsWith("http") === true && url;
      });
      expect(address).toBe(`${server.origin}/secret/${link.id}`);
      expect(await opened?.evaluate(() => [window.opener, document.referrer])).toEqual([null, ""]);
      expect(JSON.stringify(server.log.slice(before))).not.toContain(link.key);

      await page.bringToFront();
      await fill(page, sentence("sealedText"), sealedOf(link));
      await press(page, sentence("open"));
      await reads(page, sentence("secretHeading"));
      expect(await revealed(page)).toBe(TEXT);
      return [form(link, `${site.origin}/`)];
    }));

  test("from the service's own origin it fetches after one click", () =>
    within(browser, async (plain) => {
      const proxy = await all.open(serve({ "/open": viewer.html }, server.origin));
      const link = await create(undefined, proxy.origin);
      const address = form(link, `${proxy.origin}/open`);
      const page = await plain.open(address);
      await reads(page, sentence("revealIsFinal"));
      expect(proxy.asked).toEqual(["GET /open"]);
      await press(page, sentence("revealOnce"));
      await reads(page, sentence("secretHeading"));
      expect(await revealed(page)).toBe(TEXT);
      const guest = `/api/v2/guest/secret/${link.id}`;
      expect(proxy.asked).toEqual(["GET /open", `GET ${guest}`, `POST ${guest}/reveal`]);
      expect(JSON.stringify(server.log)).not.toContain(link.key);
      return [address, `${proxy.origin}${guest}`, `${proxy.origin}${guest}/reveal`];
    }));

  test("from there, what is not unlocked yet is not left without a question", () =>
    within(browser, async (plain) => {
      const proxy = await all.open(serve({ "/open": viewer.html }, server.origin));
      const link = await create(PASSPHRASE, proxy.origin);
      const page = await plain.open(form(link, `${proxy.origin}/open`));
      const asks = () =>
        page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
      await reads(page, sentence("revealIsFinal"));
      expect(await asks()).toBe(false);
      await press(page, sentence("revealOnce"));
      await reads(page, sentence("unlockSealed"));
      await until("leaving is asked about", asks);
      // Nobody asks before this: any page that opened the tab may do it.
      await page.evaluate(() => {
        location.hash = "another";
      });
      await press(page, sentence("passphraseShow"));
      await fill(page, sentence("passphrase"), PASSPHRASE);
      await press(page, sentence("unlock"));
      await reads(page, sentence("linkSpent"));
      expect(await revealed(page)).toBe(TEXT);
      await until("leaving is free", async () => !(await asks()));
      expect(JSON.stringify(server.log)).not.toContain(PASSPHRASE);
      return plain.requests;
    }));

  test("within another page it does not work", () =>
    within(browser, async (plain) => {
      const link = await create();
      const inside = form(link, `${site.origin}/`);
      const around = await all.open(
        serve({ "/": `<!doctype html><link rel="icon" href="data:,"><iframe src="${inside}">` }),
      );
      const page = await plain.open(`${around.origin}/`);
      const frame = await until("the frame is there", () =>
        page.frames().find((one) => one.url().startsWith(site.origin)),
      );
      await until("it refuses", () =>
        frame.evaluate((told) => document.body.innerText.includes(told), sentence("viewerUnsafe")),
      );
      expect(await frame.evaluate(() => document.querySelector("input, textarea, button, a"))).toBe(
        null,
      );
      return [`${around.origin}/`, inside];
    }));
});

describe.for(BROWSERS)("a link, in %s,", (browser) => {
  test("with a cut key says so before the service's page opens, and takes the whole one", () =>
    within(browser, async (plain) => {
      const link = await create();
      const page = await plain.open(inFile(link).slice(0, -2));
      await reads(page, sentence("problemKeyIncomplete"));
      expect(await page.$("a")).toBeNull();
      await fill(page, sentence("link"), form(link, VIEWER));
      await press(page, sentence("open"));
      await reads(page, sentence("viewerHeading"));
      await press(page, sentence("haveSealedText"));
      await fill(page, sentence("sealedText"), sealedOf(link));
      await press(page, sentence("open"));
      await reads(page, sentence("secretHeading"));
      expect(await revealed(page)).toBe(TEXT);
      return [];
    }));

  test("to an unknown host is not opened before that is named in full", () =>
    within(browser, async (plain) => {
      const host = `${"a-long-name-".repeat(5)}x.example.net:8443`;
      const page = await plain.open(inFile({ ...(await create()), address: `https://${host}` }));
      await page.setViewport({ width: 320, height: 800 });
      const name = sentence("viewerOpen", host);
      const open = await page.waitForSelector(`::-p-aria([name="${name}"][role="link"])`);
      expect(await open?.evaluate((link) => new URL(link.getAttribute("href") ?? "").host)).toBe(
        host,
      );
      // The whole name is in sight.
      expect(await misfitsOn(page)).toEqual([]);
      return [];
    }));

  test("with a key that does not open its own origin's text is tried again, and the text kept", () =>
    within(browser, async (plain) => {
      const proxy = await all.open(serve({ "/open": viewer.html }, server.origin));
      const link = await create(undefined, proxy.origin);
      // Whole by its look, and another one.
      const mistyped = {
        ...link,
        key: (link.key ?? "").replace(/.$/, (d) => (d === "0" ? "1" : "0")),
      };
      const page = await plain.open(form(mistyped, `${proxy.origin}/open`));
      await press(page, sentence("revealOnce"));
      await reads(page, sentence("notSealedHeading"));
      const asked = proxy.asked.length;
      // Any page that opened the tab may do that; it would lose the text.
      await page.evaluate(() => {
        location.hash = "another";
      });
      expect(
        await page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true }))),
      ).toBe(true);
      await press(page, sentence("pasteLink"));
      await reads(page, sentence("sealedTextWaits"));
      await fill(page, sentence("link"), service.format(mistyped).href);
      await press(page, sentence("open"));
      await reads(page, sentence("problemOtherLink"));
      await press(page, sentence("back"));
      await reads(page, sentence("notSealedHeading"));
      await press(page, sentence("pasteLink"));
      await fill(page, sentence("link"), service.format(link).href);
      await press(page, sentence("open"));
      await reads(page, sentence("linkSpent"));
      expect(await revealed(page)).toBe(TEXT);
      expect(proxy.asked).toHaveLength(asked);
      return plain.requests;
    }));

  test("that is opened in the same tab is another one", () =>
    within(browser, async (plain) => {
      const link = await create();
      const page = await plain.open(inFile(await create()).slice(0, -2));
      await reads(page, sentence("problemKeyIncomplete"));
      await page.evaluate((url) => {
        location.href = url;
      }, inFile(link));
      await reads(page, sentence("viewerHeading"));
      expect(await addressOf(page)).toBe(viewer.url);
      return [];
    }));

  test("is gone after a reload, as the page says, and opens again", () =>
    within(browser, async (plain) => {
      const link = await create();
      const page = await plain.open(inFile(link));
      await reads(page, sentence("viewerLinkKept"));
      await page.reload();
      await reads(page, sentence("sealedTextLinkHint"));
      expect(await page.content()).not.toContain(link.id);
      await page.goto(inFile(link));
      await reads(page, sentence("viewerHeading"));
      return [];
    }));

  test("to a server that insists on a passphrase comes with the code for it", () =>
    within(browser, async (plain) => {
      server.switch({ passphraseRequired: true });
      const link = await create(PASSPHRASE).finally(() =>
        server.switch({ passphraseRequired: false }),
      );
      const page = await plain.open(inFile(link));
      await press(page, sentence("haveSealedText"));
      await page.locator("summary").click();
      await reads(page, await accessCode(link.key ?? ""));
      return [];
    }));
});

test.for(BROWSERS)(
  "a text is hidden when looked away from, and gone when told so, in %s",
  (browser) =>
    within(browser, async (plain) => {
      const link = await create();
      const page = await plain.open(inFile(link));
      await press(page, sentence("haveSealedText"));
      await fill(page, sentence("sealedText"), sealedOf(link));
      await press(page, sentence("open"));
      await reads(page, "blanks last");
      await (await plain.open(viewer.url)).bringToFront();
      await page.bringToFront();
      await reads(page, sentence("textHidden"));
      expect(await textOf(page)).not.toContain("blanks last");
      await press(page, sentence("clearNow"));
      await reads(page, sentence("clearedHeading"));
      expect(await page.content()).not.toContain("blanks last");
      return [];
    }),
);

test.for(BROWSERS)(
  "its policy lets no other script run, and nothing be asked elsewhere, in %s",
  async (browser) => {
    const plain = await browsers[browser].visit();
    try {
      const page = await plain.open(`${site.origin}/`);
      const asked = server.log.length;
      const outcome = await page.evaluate(async (elsewhere) => {
        const script = document.createElement("script");
        const unsafe = [
          () => script.append("globalThis.planted = 1"),
          () => document.body.insertAdjacentHTML("beforeend", `<img src="${elsewhere}/planted">`),
        ].map((plant) => {
          try {
            plant();
            return "done";
          } catch {
            return "refused";
          }
        });
        const image = document.createElement("img");
        image.src = `${elsewhere}/planted`;
        document.body.append(script, image);
        return [
          ...unsafe,
          "planted" in globalThis,
          await fetch(`${elsewhere}/planted`).then(String, () => "refused"),
        ];
      }, server.origin);
      expect(outcome.slice(1)).toEqual(["refused", false, "refused"]);
      expect(server.log).toHaveLength(asked);
      // Firefox tells no driver of what a policy forbade.
      if (browser === "chrome") expect(plain.complaints.length).toBeGreaterThan(0);
    } finally {
      await plain.close();
    }
  },
);
