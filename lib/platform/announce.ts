/** Tells what became of an attempt, where the person is looking. Runs in the background. */
import browser from "webextension-polyfill";
import type { Attempt } from "../attempts";
import { badgeAttention, badgeDone, badgeOver } from "./badge";
import { governed } from "./items";
import { isShown, openAsTab } from "./tab";
import { within } from "./within";

/** `from` is where the person started it: a page without a word of ours in it, or the popup, which tells by itself. */
export async function announce(attempt: Attempt, from: "page" | "popup"): Promise<void> {
  if (await isShown(from)) return badgeOver();
  const done = attempt.state === "shared" && attempt.copied;
  await (done ? badgeDone() : badgeAttention());
  if (from === "popup") return;
  if (done) {
    const { popup, terms } = await governed.read();
    // The badge has told it; a popup that the browser refuses is a loss only while results ask who can open the link.
    if (popup && !(await openPopup()) && terms.kind === "undecided") await openAsTab();
    return;
  }
  if (!(await openPopup())) await openAsTab();
}

/** Refused where no window has the focus. Gives whether it opened. */
async function openPopup(): Promise<boolean> {
  try {
    await within(browser.action.openPopup());
    return true;
  } catch {
    return false;
  }
}
