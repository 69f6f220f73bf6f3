/** Tells what became of an attempt, where the person is looking. */
import browser from "webextension-polyfill";
import type { Attempt } from "../../lib/sharing/attempt";
import { badgeAttention, badgeDone, badgeOver } from "../../lib/platform/badge";
import { governed } from "../../lib/app/items";
import { isShown, openAsTab } from "../../lib/platform/popupPage";
import { within } from "../../lib/platform/within";

/** `from` is where the person started it: a page without a word of ours in it, or the popup, which tells by itself. */
export async function announce(attempt: Attempt, from: "page" | "popup"): Promise<void> {
  if (await isShown(from)) return badgeOver();
  const done = attempt.state === "shared" && attempt.copied;
  await (done ? badgeDone() : badgeAttention());
  if (from === "popup") return;
  if (done) {
    const { popup, terms } = await governed.read();
    const asks = terms.kind === "undecided";
    // The badge has told that the link is copied. While results ask who can open it, nobody sends it on without having read so.
    if ((popup || asks) && !(await openPopup()) && asks) await openAsTab();
    return;
  }
  if (!(await openPopup())) await openAsTab();
}

/** How often the popup was open in this life of the background. */
let openings = 0;

/** To be called when the popup shows what there is. */
export function noteOpening(): void {
  openings += 1;
}

/**
 * Refused where no window has the focus. Gives whether it opened; to Chromium 156, one that is closed before it is done
 * loading did not.
 */
async function openPopup(): Promise<boolean> {
  const before = openings;
  try {
    await within(browser.action.openPopup());
    return true;
  } catch {
    return openings > before;
  }
}
