/** Tells the result of an attempt where the person is looking. */
import browser from "webextension-polyfill";
import type { Attempt } from "../../lib/sharing/attempt";
import { badgeAttention, badgeDone, badgeOver } from "../../lib/platform/badge";
import { effectiveSettings } from "../../lib/app/items";
import { noteForm } from "../../lib/app/paintEarly";
import { isShown, openAsTab } from "../../lib/platform/popupPage";
import { within } from "../../lib/platform/within";

/**
 * `from` is the place where the person started the attempt: a page, which has no word of ours in it, or the popup, which tells
 * the result itself.
 */
export async function announce(attempt: Attempt, from: "page" | "popup"): Promise<void> {
  if (await isShown(from)) return badgeOver();
  const done = attempt.state === "shared" && attempt.copied;
  await (done ? badgeDone() : badgeAttention());
  if (from === "popup") return;
  if (done) {
    const { popup, terms } = await effectiveSettings.read();
    // The badge has told that the link is copied. While results ask who can open it, nobody sends the link on without having read
    // so, nor without the passphrase that was suggested for it.
    const isToRead = terms.kind === "undecided" || attempt.draft.terms.suggested === true;
    if ((popup || isToRead) && !(await openPopup()) && isToRead) await openAsTab();
    return;
  }
  if (!(await openPopup())) await openAsTab();
}

/** The number of times that the popup was open in this life of the background. */
let openings = 0;

/** To be called when the popup shows the result. */
export function noteOpening(): void {
  openings += 1;
}

/**
 * The browser refuses if no window has the focus. Gives whether the popup opened; in Chromium 156, a popup that is closed before
 * it has loaded counts as not opened.
 */
async function openPopup(): Promise<boolean> {
  const before = openings;
  // The popup would paint an empty form before its result.
  await noteForm();
  try {
    await within(browser.action.openPopup());
    return true;
  } catch {
    return openings > before;
  }
}
