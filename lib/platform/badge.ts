/**
 * The small sign on the toolbar button. All windows share one button (Chromium 156), and a private window that ends could not
 * take its sign back: private signs are on their own tabs.
 */
import browser from "webextension-polyfill";
import { outcome } from "../failure";
import { isPrivate } from "./privateStorage";
import { within } from "./within";

/** Milliseconds. */
const DONE_FOR = 10_000;
const PATIENCE = 1_000;

/** Says for ten seconds that a link was made and copied. */
export async function badgeDone(): Promise<void> {
  // A call for attention stays.
  if (await isShown("!")) return;
  await show("✓", "#0b6e63");
  // The worker lives for 30 s after its last event, so the timer fires.
  setTimeout(() => void clearIf("✓"), DONE_FOR);
}

/** Says that something waits to be seen, until the popup was open. */
export function badgeAttention(): Promise<void> {
  return show("!", "#b3261e");
}

/** Waits for `task`, and shows after a second that it goes on. The sign at its end replaces that. */
export async function badgeWhile<T>(task: Promise<T>): Promise<T> {
  let shown: Promise<void> | undefined;
  const timer = setTimeout(() => {
    shown = showSending();
  }, PATIENCE);
  try {
    return await task;
  } finally {
    clearTimeout(timer);
    await shown;
  }
}

/** Takes the sign of a task away whose end is told elsewhere. */
export function badgeOver(): Promise<void> {
  return clearIf("…");
}

export function badgeClear(): Promise<void> {
  return everywhere((place) => browser.action.setBadgeText({ ...place, text: "" }));
}

async function showSending(): Promise<void> {
  if (!(await isShown("!"))) await show("…", "#5c6670");
}

async function clearIf(text: string): Promise<void> {
  if (await isShown(text)) await badgeClear();
}

async function show(text: string, color: string): Promise<void> {
  await everywhere(async (place) => {
    await browser.action.setBadgeBackgroundColor({ ...place, color });
    await browser.action.setBadgeTextColor({ ...place, color: "#ffffff" });
    await browser.action.setBadgeText({ ...place, text });
  });
}

/** A browser that does not tell shows none. */
async function isShown(text: string): Promise<boolean> {
  const texts = await outcome(() => within(everyText(), PATIENCE));
  return texts.ok && texts.value.includes(text);
}

async function everyText(): Promise<readonly string[]> {
  return Promise.all((await places()).map((place) => browser.action.getBadgeText(place)));
}

/** Never rejects, and is not waited for long: it is only a sign. */
async function everywhere(put: (place: BadgePlace) => Promise<void>): Promise<void> {
  // A tab that was closed meanwhile needs no sign.
  const everyPlace = async () => Promise.allSettled((await places()).map(put));
  await outcome(() => within(everyPlace(), PATIENCE));
}

interface BadgePlace {
  readonly tabId?: number;
}

async function places(): Promise<readonly BadgePlace[]> {
  if (!isPrivate()) return [{}];
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id }) => (id === undefined ? [] : [{ tabId: id }]));
}
