/** A file's journeys share one browser: no journey leaves anything for the next. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { type Driver, popupReads } from "../support/driver";
import { firefoxJourney, journey } from "../support/fixture";
import { sentence } from "../support/person";
import type { AnyStage, Stage } from "../support/stage";
import { until } from "../support/until";

/** The things that are done otherwise in each browser. */
interface Ways {
  /** Waits until the background has done all that it does at its start. */
  readonly settled: () => Promise<unknown>;
  /** Leaves something in the background's own memory, which is gone when another one has begun. */
  readonly remember: () => Promise<unknown>;
  readonly remembers: () => Promise<boolean>;
  /** Takes the permission for the servers. */
  readonly revoke: () => Promise<unknown>;
}

const inChromium = ({ chromium }: Stage): Ways => ({
  settled: () =>
    // It bars service workers a moment after each of its starts.
    until("the background has its rule", async () =>
      (await chromium.worker()).evaluate(
        async () => (await chrome.declarativeNetRequest.getSessionRules()).length > 0,
      ),
    ),
  remember: async () =>
    await (await chromium.worker()).evaluate(() => Object.assign(globalThis, { left: "behind" })),
  remembers: async () => await (await chromium.worker()).evaluate(() => "left" in globalThis),
  revoke: () => chromium.revokeHosts(),
});

const inFirefox = ({ driver }: AnyStage): Ways => {
  const onPage = async <T>(work: () => Promise<T>) => {
    const page = await openOurs(driver);
    const answer = await page.evaluate(work);
    await page.close();
    return answer;
  };
  return {
    settled: async () => {},
    remember: () =>
      onPage(async () => {
        Object.assign((await chrome.runtime.getBackgroundPage()) ?? {}, { left: "behind" });
      }),
    remembers: () =>
      onPage(async () => "left" in ((await chrome.runtime.getBackgroundPage()) ?? {})),
    revoke: () =>
      onPage(async () => {
        const { origins = [] } = await chrome.permissions.getAll();
        await chrome.permissions.remove({ origins });
      }),
  };
};

async function openOurs(driver: Driver): Promise<Page> {
  const page = await driver.openExtensionPage("options");
  // Firefox reports no load.
  await until("the page is open", () =>
    page.evaluate(() => "storage" in chrome).catch(() => false),
  );
  return page;
}

/** Everything that a journey can leave behind, place by place. */
async function leftOn({ driver, display, pages, server }: AnyStage, { settled, remembers }: Ways) {
  await settled();
  const ours = await openOurs(driver);
  await until("the background has noted the policy", () =>
    ours.evaluate(async () => "policy" in (await chrome.storage.local.get("policy"))),
  );
  const extension = await ours.evaluate(async () => ({
    local: await chrome.storage.local.get(),
    session: await chrome.storage.session.get(),
    looking: (await chrome.tabs.getCurrent())?.id,
    open: (await chrome.tabs.query({})).length,
    alarms: await chrome.alarms.getAll(),
    sessionRules: await chrome.declarativeNetRequest.getSessionRules(),
    dynamicRules: await chrome.declarativeNetRequest.getDynamicRules(),
    permissions: await chrome.permissions.getAll(),
    badge: await chrome.action.getBadgeText({}),
  }));
  await ours.close();
  // The page that looks has an entry itself.
  const { looking, session, ...kept } = extension;
  const entries = Object.entries(session).filter(([name]) => name !== `tab:${looking}`);
  const memory = await remembers();
  const page = await driver.open(`${pages.origin}/nothing`);
  const site = await page.evaluate(() => ({
    items: Object.entries(localStorage),
    cookies: document.cookie,
  }));
  await page.close();
  return {
    ...kept,
    session: entries,
    memory,
    site,
    clipboard: await display.clipboard(),
    asked: server.log.length,
  };
}

/** Fills the places that the extension can empty. */
async function leave(stage: AnyStage, { remember }: Ways): Promise<void> {
  const { driver, pages } = stage;
  const page = await driver.open(`${pages.origin}/nothing`);
  await page.evaluate(() => {
    localStorage.setItem("left", "behind");
    document.cookie = "left=behind";
  });
  const ours = await openOurs(driver);
  await ours.evaluate(async () => {
    await chrome.storage.local.set({ left: "behind" });
    await chrome.storage.session.set({ left: "behind" });
    await chrome.alarms.create("left", { delayInMinutes: 600 });
    const rule = { id: 999, action: { type: "block" }, condition: { urlFilter: "left" } } as const;
    await chrome.declarativeNetRequest.updateSessionRules({ addRules: [rule] });
  });
  await remember();
  const popup = await driver.popupAfter(() => stage.copyByMenu("pre", "left behind"));
  await popupReads(popup, sentence("linkCopied"));
  await until("the popup has taken the sign from the button", () =>
    ours.evaluate(async () => (await chrome.action.getBadgeText({})) === ""),
  );
  await ours.evaluate(() => chrome.action.setBadgeText({ text: "left" }));
}

/** Changes the extension itself: it has to be installed anew. */
async function change({ driver }: AnyStage, { revoke }: Ways): Promise<void> {
  const ours = await openOurs(driver);
  await ours.evaluate(async () => {
    const rule = { id: 999, action: { type: "block" }, condition: { urlFilter: "left" } } as const;
    await chrome.declarativeNetRequest.updateDynamicRules({ addRules: [rule] });
  });
  await revoke();
}

/** The places that only an installation makes as they were. */
const OF_INSTALLATION = ["dynamicRules", "permissions"];

type Play = (stage: AnyStage, ways: Ways) => Promise<void>;

const browsers = {
  Chromium: (title: string, play: Play) =>
    journey(title, ({ stage }) => play(stage, inChromium(stage))),
  Firefox: (title: string, play: Play) =>
    firefoxJourney(title, ({ stage }) => play(stage, inFirefox(stage))),
};

for (const [browser, perform] of Object.entries(browsers)) {
  describe(`a stage in ${browser}`, () => {
    let first: Readonly<Record<string, unknown>> = {};
    const differs = (places: readonly (readonly [string, unknown])[]) => {
      for (const [place, left] of places) {
        expect.soft(left, place).not.toEqual(first[place]);
      }
    };

    perform("is full after a journey that leaves something everywhere", async (stage, ways) => {
      first = await leftOn(stage, ways);
      await leave(stage, ways);
      const all = Object.entries(await leftOn(stage, ways));
      differs(all.filter(([place]) => !OF_INSTALLATION.includes(place)));
    });

    perform("is as at first for the next, which changes the extension", async (stage, ways) => {
      expect(await leftOn(stage, ways)).toEqual(first);
      await change(stage, ways);
      const all = Object.entries(await leftOn(stage, ways));
      differs(all.filter(([place]) => OF_INSTALLATION.includes(place)));
    });

    perform("is as at first after that one, too", async (stage, ways) => {
      expect(await leftOn(stage, ways)).toEqual(first);
    });
  });
}
