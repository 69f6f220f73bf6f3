/** A file's journeys share one browser: no journey leaves anything for the next. */
import { describe, expect } from "vitest";
import { journey } from "../support/fixture";
import { reads, sentence } from "../support/person";
import { revokeHosts } from "../support/revoke";
import type { Stage } from "../support/stage";
import { until } from "../support/until";

/** Everything that a journey can leave behind, place by place. */
async function leftOn({ chromium, display, pages, server }: Stage) {
  const worker = await chromium.worker();
  // The background bars service workers a moment after each of its starts.
  await until("the background has its rule", () =>
    worker.evaluate(async () => (await chrome.declarativeNetRequest.getSessionRules()).length > 0),
  );
  const extension = await worker.evaluate(async () => ({
    local: await chrome.storage.local.get(),
    session: await chrome.storage.session.get(),
    alarms: await chrome.alarms.getAll(),
    sessionRules: await chrome.declarativeNetRequest.getSessionRules(),
    dynamicRules: await chrome.declarativeNetRequest.getDynamicRules(),
    permissions: await chrome.permissions.getAll(),
    badge: await chrome.action.getBadgeText({}),
    // The background's own memory, which is gone when another one has begun.
    memory: "left" in globalThis,
  }));
  const open = (await chromium.browser.pages()).length;
  const page = await chromium.open(`${pages.origin}/nothing`);
  const site = await page.evaluate(() => ({
    items: Object.entries(localStorage),
    cookies: document.cookie,
  }));
  await page.close();
  return { ...extension, open, site, clipboard: display.clipboard(), asked: server.log.length };
}

/** Fills every one of those places. */
async function leaveEverywhere(stage: Stage): Promise<void> {
  const { chromium, pages } = stage;
  await stage.copyByMenu("pre", "left behind");
  // The popup takes the sign from the button.
  await reads(await chromium.extensionPage("popup"), sentence("linkCopied"));
  const page = await chromium.open(`${pages.origin}/nothing`);
  await page.evaluate(() => {
    localStorage.setItem("left", "behind");
    document.cookie = "left=behind";
  });
  const worker = await chromium.worker();
  await worker.evaluate(async () => {
    const rule = { id: 999, action: { type: "block" }, condition: { urlFilter: "left" } } as const;
    await chrome.storage.local.set({ left: "behind" });
    await chrome.storage.session.set({ left: "behind" });
    await chrome.alarms.create("left", { delayInMinutes: 600 });
    await chrome.declarativeNetRequest.updateSessionRules({ addRules: [rule] });
    await chrome.declarativeNetRequest.updateDynamicRules({ addRules: [rule] });
    await chrome.action.setBadgeText({ text: "left" });
    Object.assign(globalThis, { left: "behind" });
  });
  await revokeHosts(chromium);
}

describe("a stage", () => {
  let first: Readonly<Record<string, unknown>> = {};

  journey("is full after a journey that leaves something everywhere", async ({ stage }) => {
    first = await leftOn(stage);
    await leaveEverywhere(stage);
    const full = Object.entries(await leftOn(stage));
    for (const [place, left] of full) expect.soft(left, place).not.toEqual(first[place]);
  });

  journey("is as it was at first for the next journey", async ({ stage }) => {
    expect(await leftOn(stage)).toEqual(first);
  });
});
