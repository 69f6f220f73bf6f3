/** Copies from the background, out of sight of every page. */
import { offscreen } from "../../lib/app/offscreen";
import { isTime, isToBeEmptied, keepClipboard } from "../../lib/app/clipboardExpiry";
import { outcome } from "../../lib/failure";
import { setAlarm } from "../../lib/platform/alarms";
import { mutex } from "../../lib/platform/mutex";
import { within } from "../../lib/platform/within";

const PAGE = "/offscreen.html";
const IDLE = "close-offscreen";

/**
 * Minutes from the last use of the document to its end. A use that finds it is some 90 ms sooner; the process that it keeps takes 37 MB
 * meanwhile (Chromium 156). Several texts in a row are shared within minutes, and the next one after that is a first use again.
 */
const KEPT = 5;

/** The build for Firefox has no code for Chromium alone: the linter of Firefox's store warns of each unknown call. */
const FIREFOX = import.meta.env.BROWSER === "firefox";

/** Chromium's worker has no clipboard and borrows one from an offscreen document; Firefox's background has its own. */
const needsDocument = () => "offscreen" in chrome;

/** The document that was opened, or found open, in this life of the background. */
let opening: Promise<void> | undefined;

const inTurn = mutex();

/** Creating the document takes some 200 ms, so it begins while the request is still under way. */
export async function prepareClipboard(): Promise<void> {
  if (FIREFOX || !needsDocument()) return;
  const mine = (opening ??= within(openDocument()));
  try {
    await mine;
  } catch (error) {
    if (opening === mine) opening = undefined;
    throw error;
  }
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
    if (FIREFOX || !needsDocument()) {
      await within(navigator.clipboard.writeText(text));
      return true;
    }
    return await writeInDocument(text);
  } catch {
    return false;
  }
}

async function writeInDocument(text: string): Promise<boolean> {
  const before = opening;
  await prepareClipboard();
  const result = await outcome(() => offscreen.call("copy", text));
  void outcome(closeLater);
  if (result.ok) return result.value;
  // A document that was there may have gone; one that is silent may have copied.
  if (before === undefined || result.failure.kind !== "bug") return false;
  opening = undefined;
  return writeInDocument(text);
}

/** To be called for every alarm: closes the document {@link KEPT} minutes after its last use. */
export async function closeIdleClipboard(alarm: string): Promise<void> {
  if (alarm === IDLE) await closeClipboard();
}

/** Closes the document, after the copies under way. */
export async function closeClipboard(): Promise<void> {
  if (FIREFOX || !needsDocument()) return;
  await inTurn(async () => {
    opening = undefined;
    if (await within(isOpen())) await within(chrome.offscreen.closeDocument());
  });
}

function closeLater(): Promise<void> {
  return setAlarm(IDLE, { delayInMinutes: KEPT });
}

async function openDocument(): Promise<void> {
  void outcome(closeLater);
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
