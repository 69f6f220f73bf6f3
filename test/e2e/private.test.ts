/** Private windows have every feature, and nothing of it outlives them. Firefox keeps us out of them. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { portOf } from "../support/extension";
import { pressShortcut } from "../support/choosing";
import { idOf } from "../support/firefox";
import { lane } from "../support/lane";
import { firefoxJourney, onlyChromium } from "../support/fixture";
import { type Incognito, openIncognito } from "../support/incognito";
import {
  choose,
  confirm,
  fill,
  isTicked,
  press,
  reads,
  sentence,
  textOf,
  tick,
} from "../support/person";
import { filesWith, findsOf } from "../support/search";
import { sentLink } from "../support/sender";
import { ACCOUNT, type Stage } from "../support/stage";
import { until } from "../support/until";

/** Firefox knows no `incognito: "split"`. */
function inPrivate(title: string, play: (stage: Stage) => Promise<void>): void {
  onlyChromium(
    title,
    "its private windows are closed to us, since they would share one memory with the others",
    play,
    { privateWindows: "allowed" },
  );
}

/** Each word stands in one place only, so that a find tells its origin. */
const words = {
  rightClicked: "petrel-4471-right-clicked",
  note: "petrel-2210-note",
  typedInPopup: "petrel-6102-typed-in-popup",
  passphrase: "dunlin-1158-passphrase",
  leftInForm: "petrel-6386-left-in-form",
  token: ACCOUNT.token,
};
/** Typed in a form of a plain page: Chromium keeps the data to fill it again. */
const PLANTED = "planted-8813-at-the-end";

/** The state that all windows share: on disk, in memory, permissions, rules for clicks, the sign on the button. */
async function shared({ chromium }: Stage) {
  const worker = await chromium.worker();
  const all = await worker.evaluate(async () => ({
    local: await chrome.storage.local.get(),
    session: await chrome.storage.session.get(),
    permissions: await chrome.permissions.getAll(),
    sign: await chrome.action.getBadgeText({}),
    clicks: await chrome.declarativeNetRequest.getDynamicRules(),
    // The other session rule bars service workers.
    visits: (await chrome.declarativeNetRequest.getSessionRules()).filter(
      ({ action }) => action.type === "allow",
    ),
  }));
  // The count of sweeps tells how much time has gone by, and nothing of private windows.
  const steady: typeof all = JSON.parse(
    JSON.stringify(all, (name, value: unknown) => (name === "sweeps" ? undefined : value)),
  );
  return steady;
}

/** Leaves something of each kind in private windows. Gives the links. */
async function useEverything(stage: Stage, incognito: Incognito): Promise<readonly string[]> {
  const { chromium } = stage;
  const popup = await chromium.extensionPageAfter("popup", () =>
    incognito.chooseIn("pre", words.rightClicked),
  );
  await reads(popup, sentence("linkCopied"));
  const clicked = await stage.takeLink();
  const revealTab = await incognito.openLink(clicked);
  await press(revealTab, "Reveal once");
  await reads(revealTab, words.rightClicked);
  expect(await revealTab.evaluate(() => chrome.extension.inIncognitoContext)).toBe(true);

  const form = await incognito.openExtensionPage("popup");
  await press(form, "Create another");
  await fill(form, "Secret", words.typedInPopup);
  await fill(form, "Passphrase", words.passphrase);
  await fill(form, sentence("noteToSelf"), words.note);
  await press(form, "Create link");
  const typed = await stage.takeLink();
  await reads(form, words.note);
  await press(form, "Create another");
  await fill(form, "Secret", words.leftInForm);

  const options = await incognito.openExtensionPage("options");
  await reads(options, sentence("privateWindow"));
  await tick(options, sentence("popupAfterCopying"));
  await reads(options, sentence("saved"));
  await press(options, sentence("addAccount"));
  await fill(options, sentence("accountUser"), ACCOUNT.user);
  await fill(options, sentence("accountToken"), ACCOUNT.token);
  await tick(options, sentence("rememberAccount"));
  await press(options, sentence("signIn"));
  await reads(options, sentence("signedInRemembered", ACCOUNT.user));
  return [clicked, typed];
}

/** The page of a link. */
const PAGE = /^GET \/secret\//;

async function openOnWebsite(tab: Page): Promise<void> {
  await press(tab, sentence("openOnWebsite"));
  await confirm(tab, sentence("openOnWebsite"));
}

function pagesOf({ log }: Stage["server"]): number {
  return log.filter(({ method, path }) => PAGE.test(`${method} ${path}`)).length;
}

/** The addresses that rules let through, as other windows see them. */
async function visits(stage: Stage): Promise<string> {
  return JSON.stringify((await shared(stage)).visits);
}

describe("a private window", () => {
  inPrivate("leaves nothing behind", async (stage) => {
    const { chromium, display } = stage;
    await stage.linkOf("pre", "of another window");
    await chromium.openExtensionPage("popup");
    const before = await until("the sign on the button is seen", async () => {
      const now = await shared(stage);
      return now.sign === "" && now;
    });

    const incognito = await openIncognito(stage);
    const links = await useEverything(stage, incognito);
    expect(await incognito.kept()).not.toEqual([]);
    expect(await shared(stage)).toEqual(before);
    await incognito.close();
    expect(await shared(stage)).toEqual(before);

    const again = await openIncognito(stage);
    expect(await again.kept()).toEqual([]);
    await again.close();

    const popup = await chromium.openExtensionPage("popup");
    await reads(popup, sentence("linkCopied"));
    const text = await textOf(popup);
    for (const word of Object.values(words)) expect(text).not.toContain(word);
    const { at } = await stage.select("textarea", "");
    display.click(at);
    display.type(PLANTED);
    await until(
      "a text typed in a plain page is on disk",
      () => filesWith(chromium.profile, PLANTED, /Sessions/).length > 0,
    );
    await chromium.kill();
    const ids = links.map((link) => new URL(link).pathname.split("/").at(-1) ?? link);
    const keys = links.map((link) => new URL(link).hash.slice(1));
    const all = [...Object.values(words), ...ids, ...keys];
    expect(findsOf(chromium.profile, all)).toEqual([]);
  });

  inPrivate("shows nothing of what others keep, but goes by their choices", async (stage) => {
    const { chromium, pages } = stage;
    const options = await chromium.openExtensionPage("options");
    await tick(options, sentence("popupAfterCopying"));
    await reads(options, sentence("saved"));
    // Without a decision on who can open links, the popup opens all the same.
    await choose(options, sentence("openersExtension"));
    await until("both choices are kept", async () => {
      const worker = await chromium.worker();
      const kept = await worker.evaluate(async () =>
        JSON.stringify(await chrome.storage.local.get()),
      );
      return kept.includes('"kind":"sealed"') && kept.includes('"popup":false');
    });
    const form = await chromium.openExtensionPage("popup");
    await fill(form, "Secret", "of another window");
    await fill(form, sentence("noteToSelf"), "tern-note");
    await press(form, "Create link");
    await reads(form, "tern-note");
    await stage.takeLink();

    const incognito = await openIncognito(stage);
    const url = pages.place("pre", "by the shortcut");
    const page = await incognito.open(url);
    await pages.shown(url);
    await pressShortcut(stage, page);
    const tab = await incognito.openLink(await stage.takeLink());
    await press(tab, "Reveal once");
    await reads(tab, "by the shortcut");

    const popup = await incognito.openExtensionPage("popup");
    await reads(popup, sentence("privateWindow"));
    expect(await textOf(popup)).not.toContain("tern-note");
    const chosen = await incognito.openExtensionPage("options");
    expect(await isTicked(chosen, sentence("popupAfterCopying"))).toBe(false);
    await reads(chosen, sentence("openClickedElsewhere"));
  });

  inPrivate(
    "shows a link on its website as often as it is loaded, and nothing there afterwards",
    async (stage) => {
      const { display, server } = stage;
      const link = await sentLink(stage.server, "on the website");
      const incognito = await openIncognito(stage);
      const tab = await incognito.openLink(link);
      await openOnWebsite(tab);
      await until("the website is shown", () => tab.url() === link);
      await tab.evaluate(() => Object.assign(window, { before: true }));
      display.press("F5");
      await until("the website is asked again", () => pagesOf(server) === 2);
      // A key that is pressed before the answer is shown goes to the page that it replaces.
      await until("it is loaded anew", () =>
        tab.evaluate(() => !("before" in window)).catch(() => false),
      );
      display.press("alt+Left");
      await until("our page is shown", () => tab.url().startsWith("chrome-extension:"));
      await until("nothing is let through any more", async () => (await visits(stage)) === "[]");
    },
  );

  inPrivate("leaves no link behind when it is closed while the website is shown", async (stage) => {
    const link = await sentLink(stage.server, "on the website");
    const incognito = await openIncognito(stage);
    const tab = await incognito.openLink(link);
    await openOnWebsite(tab);
    await until("the website is shown", () => tab.url() === link);
    const { host, pathname } = new URL(link);
    const letting = await visits(stage);
    expect(letting).not.toBe("[]");
    await incognito.close();
    for (const rules of [letting, await visits(stage)]) {
      for (const part of [host, pathname, "secret"]) expect(rules).not.toContain(part);
    }
  });

  inPrivate("takes clicked links, and allows no server", async (stage) => {
    const { chromium, display, pages, server } = stage;
    const link = await sentLink(stage.server, "clicked in private");
    const asked = server.log.length;
    const incognito = await openIncognito(stage);
    const url = pages.place("link", link);
    await incognito.open(url);
    const { press: at } = await pages.shown(url);
    display.click(at);
    const tab = await chromium.extensionPage("reveal");
    await press(tab, "Reveal once");
    await reads(tab, "clicked in private");
    expect(await tab.evaluate(() => chrome.extension.inIncognitoContext)).toBe(true);
    const pagesAsked = server.log.slice(asked).filter(({ path }) => path.startsWith("/secret/"));
    expect(pagesAsked).toEqual([]);

    const own = await stage.addServer();
    const options = await incognito.openExtensionPage("options");
    const address = `localhost:${portOf(own.origin)}`;
    await fill(options, sentence("serverAddress"), `http://${address}`);
    await press(options, sentence("addServer"));
    await reads(options, sentence("noPermission", address));
    expect(own.log).toEqual([]);
  });
});

/** An object of the global scope of Firefox's own pages. */
declare const ChromeUtils: {
  importESModule(address: string): {
    readonly ExtensionPermissions: {
      add(id: string, given: { permissions: string[]; origins: string[] }): Promise<void>;
    };
    readonly AddonManager: {
      readonly PERM_CAN_CHANGE_PRIVATEBROWSING_ACCESS: number;
      getAddonByID(id: string): Promise<{ readonly permissions: number; reload(): Promise<void> }>;
    };
  };
};
declare const WebExtensionPolicy: {
  getByID(id: string): { readonly privateBrowsingAllowed: boolean };
};

describe("in Firefox", () => {
  firefoxJourney(
    "nobody can let us into private windows: their memory would be that of all windows",
    async ({ stage }) => {
      const addons = await stage.driver.open("about:addons");
      const allowed = await until("Firefox's own page is open", () =>
        addons.evaluate(async (id) => {
          if (!("ChromeUtils" in globalThis)) return undefined;
          const modules = "resource://gre/modules/";
          const { ExtensionPermissions } = ChromeUtils.importESModule(
            `${modules}ExtensionPermissions.sys.mjs`,
          );
          const { AddonManager } = ChromeUtils.importESModule(`${modules}AddonManager.sys.mjs`);
          const addon = await AddonManager.getAddonByID(id);
          await ExtensionPermissions.add(id, {
            permissions: ["internal:privateBrowsingAllowed"],
            origins: [],
          });
          await addon.reload();
          const { PERM_CAN_CHANGE_PRIVATEBROWSING_ACCESS: bit } = AddonManager;
          return {
            offered: Math.floor(addon.permissions / bit) % 2 === 1,
            allowed: WebExtensionPolicy.getByID(id).privateBrowsingAllowed,
          };
        }, idOf(lane().firefox.folder)),
      );
      expect(allowed).toEqual({ offered: false, allowed: false });
    },
  );
});
