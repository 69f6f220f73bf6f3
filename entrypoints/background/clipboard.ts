/** Copies from the background, out of sight of every page. */
import { offscreen } from "../../lib/app/offscreen";
import { isTime, isToBeEmptied, keepClipboard } from "../../lib/app/clipboardExpiry";
import { mutex } from "../../lib/platform/mutex";
import { within } from "../../lib/platform/within";

const PAGE = "/offscreen.html";
const IDLE = "close-offscreen";

/** Chromium's worker has no clipboard and borrows one from an offscreen document; Firefox's background has its own. */
const needsDocument = () => "offscreen" in chrome;

let opening: Promise<void> | undefined;

const inTurn = mutex();

/** Creating the document takes some 200 ms, so it begins while the request is still under way. */
export async function prepareClipboard(): Promise<void> {
  if (!needsDocument()) return;
  opening ??= within(openDocument()).finally(() => {
    opening = undefined;
  });
  await opening;
}

/** @returns true if the browser confirmed the copy */
export function copyUnseen(text: string): Promise<boolean> {
  return inTurn(async () => {
    const copied = await write(text);
    if (copied) await keepClipboard();
    return copied;
  });
}

/** To be called for every alarm. The clipboard is emptied whatever it holds by then: nobody may look. */
export async function emptyClipboard(alarm: string): Promise<void> {
  if (isTime(alarm)) await emptyClipboardEarly();
}

/** Empties the clipboard now if that was due later. */
export function emptyClipboardEarly(): Promise<void> {
  return inTurn(async () => {
    if (!(await isToBeEmptied())) return;
    await prepareClipboard().catch(() => undefined);
    // The popup may have copied something meanwhile.
    if (!(await isToBeEmptied())) return;
    await keepClipboard();
    await write("");
  });
}

async function write(text: string): Promise<boolean> {
  try {
    if (!needsDocument()) {
      await within(navigator.clipboard.writeText(text));
      return true;
    }
    await prepareClipboard();
    return await offscreen.call("copy", text);
  } catch {
    return false;
  }
}

/** To be called for every alarm: closes the document half a minute after its last use. */
export async function closeIdleClipboard(alarm: string): Promise<void> {
  if (alarm === IDLE) await closeClipboard();
}

export async function closeClipboard(): Promise<void> {
  if (needsDocument() && (await within(isOpen()))) await within(chrome.offscreen.closeDocument());
}

async function openDocument(): Promise<void> {
  await chrome.alarms.create(IDLE, { delayInMinutes: 0.5 });
  if (await isOpen()) return;
  await chrome.offscreen.createDocument({
    url: PAGE,
    reasons: [chrome.offscreen.Reason.CLIPBOARD],
    justification: "Copies the one-time link without showing it to the page.",
  });
}

async function isOpen(): Promise<boolean> {
  const contexts = await chrome.runtime.getContexts({
    contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT],
  });
  return contexts.length > 0;
}
