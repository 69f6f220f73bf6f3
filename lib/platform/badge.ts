/**
 * The small sign on the toolbar button. The button is one for all windows (Chromium 156), and what ends with private ones
 * could not take its sign back: theirs is on their own tabs.
 */
import browser from "webextension-polyfill";
import { outcome } from "../failure";
import { isPrivate } from "./privateStorage";
import { within } from "./within";

/** Milliseconds. */
const DONE_FOR = 10_000;
const PATIENCE = 1_000;

/** A link was made and copied: shown for ten seconds. */
export async function badgeDone(): Promise<void> {
  // A call for attention stays.
  if (await isShown("!")) return;
  await show("✓", "#0b6e63");
  // The worker lives for 30 s after its last event, so the timer fires.
  setTimeout(() => void clearIf("✓"), DONE_FOR);
}

/** Something waits to be seen: shown until the popup was open. */
export function badgeAttention(): Promise<void> {
  return show("!", "#b3261e");
}

/** Waits for `task`, and shows after a second that it goes on. What is shown at its end replaces that. */
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

/** Something under way has come to an end that is told elsewhere. */
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

/** Where the browser does not tell, nothing is. */
async function isShown(text: string): Promise<boolean> {
  const texts = await outcome(() => within(everyText(), PATIENCE));
  return texts.ok && texts.value.includes(text);
}

async function everyText(): Promise<readonly string[]> {
  return Promise.all((await places()).map((place) => browser.action.getBadgeText(place)));
}

/** Never rejects, and is not waited for long: a sign is no more than that. */
async function everywhere(put: (place: Place) => Promise<void>): Promise<void> {
  // A tab that was closed meanwhile needs no sign.
  const everyPlace = async () => Promise.allSettled((await places()).map(put));
  await outcome(() => within(everyPlace(), PATIENCE));
}

interface Place {
  readonly tabId?: number;
}

async function places(): Promise<readonly Place[]> {
  if (!isPrivate()) return [{}];
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id }) => (id === undefined ? [] : [{ tabId: id }]));
}
