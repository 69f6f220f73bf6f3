/** Copies from a page that the person is looking at: there the browser allows it without more ado. */
import { emptyLater, isToBeEmptied, keepClipboard } from "./clipboardExpiry";
import { lastSeenSettings } from "./items";
import { within } from "../platform/within";

export async function copyHere(text: string): Promise<boolean> {
  await within(navigator.clipboard.writeText(text));
  await keepClipboard();
  return true;
}

/** Copies a revealed text, which does not stay on the clipboard if the person has chosen so. */
export async function copyRevealed(text: string): Promise<boolean> {
  if (!(await lastSeenSettings.read()).emptyClipboard) return copyHere(text);
  const held = await isToBeEmptied();
  // Before the copy: people close the tab as soon as they have the text.
  await emptyLater();
  try {
    await within(navigator.clipboard.writeText(text));
    return true;
  } catch (error) {
    if (!held) await keepClipboard();
    throw error;
  }
}
