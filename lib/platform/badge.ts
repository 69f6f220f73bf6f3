/** The small sign on the toolbar button. */
import browser from "webextension-polyfill";

/** Milliseconds. */
const DONE_FOR = 10_000;
const PATIENCE = 1_000;

/** A link was made and copied: shown for ten seconds. */
export async function badgeDone(): Promise<void> {
  // What waits to be seen still does.
  if ((await browser.action.getBadgeText({})) === "!") return;
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

/** What went on has come to an end that is told elsewhere. */
export function badgeOver(): Promise<void> {
  return clearIf("…");
}

export function badgeClear(): Promise<void> {
  return browser.action.setBadgeText({ text: "" });
}

async function showSending(): Promise<void> {
  if ((await browser.action.getBadgeText({})) !== "!") await show("…", "#5c6670");
}

async function clearIf(text: string): Promise<void> {
  if ((await browser.action.getBadgeText({})) === text) await badgeClear();
}

async function show(text: string, color: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color });
  await browser.action.setBadgeTextColor({ color: "#ffffff" });
  await browser.action.setBadgeText({ text });
}
