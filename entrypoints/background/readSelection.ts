/** Reads the selection in a page, exactly if the browser lets us. */
import browser from "webextension-polyfill";
import type { Doubt, Place } from "../../lib/sharing/attempt";
import { copied, isMasked, type SelectedPart } from "../../lib/sharing/copied";
import { Failure } from "../../lib/failure";
import { findSelections, type FoundSelection, type Seen } from "./injected/findSelections";
import { selectedInOurs } from "../../lib/app/ownPage";
import { isShown } from "../../lib/platform/popupPage";
import { within } from "../../lib/platform/within";

export type Selection =
  /** `place`: the text can be replaced there. */
  | { readonly state: "exact"; readonly text: string; readonly place?: Place }
  | { readonly state: "inexact"; readonly text: string; readonly doubt: Doubt }
  | { readonly state: "password" }
  /** The selection is in a part of the page that only the context menu reaches. */
  | { readonly state: "out-of-reach" }
  | { readonly state: "none" };

interface FoundFrame extends Seen {
  readonly documentId: string;
  /** 0 is the frame of the whole tab. */
  readonly frameId: number;
}

/** A tab, as the browser tells of it with a click or a shortcut. */
interface ReadTab {
  readonly tabId: number;
  readonly url: string | undefined;
}

/** Firefox cuts the menu's text after this many characters (platform measurement, Firefox ESR 153). */
const MENU_TEXT_CUT = 16_384;

/**
 * Reads the right-clicked selection. The menu's own text has its line breaks flattened (Chromium) or its end cut (Firefox). So it
 * only serves to check the text that was read, and replaces it if the page cannot be read.
 *
 * @param clicked the place and the object of the click, as the browser reports them: `text` is `info.selectionText`
 */
export async function readClicked(
  clicked: ReadTab & { readonly frameId: number; readonly text: string },
): Promise<Selection> {
  const { tabId, frameId, text: menu } = clicked;
  const [found] = await readFrames(clicked, { frameIds: [frameId] });
  if (found?.password || isMasked(menu)) return { state: "password" };
  if (!found) {
    const own = frameId === 0 ? await selectedInOurs(tabId) : undefined;
    if (own !== undefined && agrees(own, menu)) return { state: "exact", text: own };
    return { state: "inexact", text: menu, doubt: frameId === 0 ? "document" : "frame" };
  }
  const read = found.texts.find(({ text }) => agrees(text, menu));
  if (read) return judge(tabId, found, read, menu);
  const { texts } = found;
  if (texts.some(({ parts }) => parts.some(isHidden))) {
    // Firefox's menu shows the masked text in clear.
    return CHROMIUM ? { state: "inexact", text: menu, doubt: "masked" } : { state: "password" };
  }
  const components = texts.some((one) => one.components);
  return { state: "inexact", text: menu, doubt: components ? "components" : "mismatch" };
}

/** Reads the selection in the frame with the keyboard, for the shortcut. */
export async function readFocused(tab: ReadTab): Promise<Selection> {
  const { tabId } = tab;
  const frames = await readFrames(tab, { allFrames: true });
  const found =
    frames.find(({ focus }) => focus === "here") ??
    ((await isShown("page")) ? leftBy(frames) : undefined);
  if (!found) {
    const own = frames.length === 0 ? await selectedInOurs(tabId) : undefined;
    if (own !== undefined) return { state: "exact", text: own };
    const reached = frames.length > 0 && frames.every(({ focus }) => focus === "elsewhere");
    return { state: reached ? "none" : "out-of-reach" };
  }
  const { password, texts, answer } = found;
  const [read] = texts;
  if (password || isMasked(read?.text ?? "")) return { state: "password" };
  if (read) return judge(tabId, found, read);
  return answer === undefined
    ? { state: "none" }
    : { state: "inexact", text: answer, doubt: "editor" };
}

/**
 * The frame that had the keyboard before our popup took it, which leaves the selection unchanged. Nothing if several frames come
 * into question.
 */
function leftBy(frames: readonly FoundFrame[]): FoundFrame | undefined {
  const top = frames.find(({ frameId }) => frameId === 0);
  if (top?.focus === "elsewhere") return top;
  const [found, ...more] = frames.filter(({ texts }) => texts.length > 0);
  return more.length === 0 ? found : undefined;
}

/**
 * Decides if the text can be sent as it is.
 *
 * @param menu the menu's text, if it has agreed
 */
function judge(
  tabId: number,
  { documentId, answer }: FoundFrame,
  read: FoundSelection,
  menu?: string,
): Selection {
  const { text, from, asked, editable, parts, components } = read;
  const place = editable ? { place: { tabId, documentId } } : {};
  if (asked && answer !== undefined) {
    if (withoutSpace(answer) === withoutSpace(text))
      return { state: "exact", text: answer, ...place };
    // A text that was read in part cannot be replaced.
    return holds(answer, text)
      ? { state: "exact", text: answer }
      : { state: "inexact", text: answer, doubt: "editor" };
  }
  if (from === "field") return { state: "exact", text, ...place };
  const hidden = parts.filter(isHidden);
  const copy = copied(text, parts);
  if (hidden.length > 0) {
    const shown = copy ?? (isIn(hidden, text) ? undefined : text);
    return shown === undefined || isMasked(shown)
      ? { state: "password" }
      : { state: "inexact", text: shown, doubt: "masked" };
  }
  // Chromium's menu sees into components; in Firefox, menu and page have the text from the same hand.
  const whole = CHROMIUM && menu !== undefined;
  if (components && !whole) return { state: "inexact", text, doubt: "components" };
  if (!CHROMIUM) return { state: "exact", text, ...place };
  if (copy === undefined) return { state: "inexact", text, doubt: "rendered" };
  return { state: "exact", text: copy, ...(flat(copy) === flat(text) && place) };
}

/** Firefox reads as it copies (measured, Firefox ESR 153). */
const CHROMIUM = import.meta.env.BROWSER !== "firefox";

function isHidden(part: SelectedPart): part is Extract<SelectedPart, { readonly shown: unknown }> {
  return "shown" in part && part.shown === "masked" && part.text.trim() !== "";
}

/** True if the text shows a masked word in clear. */
function isIn(hidden: readonly { readonly text: string }[], text: string): boolean {
  return hidden
    .flatMap((part) => part.text.split(/\s+/u))
    .some((word) => word !== "" && !isMasked(word) && text.includes(word));
}

/** True if an editor would copy each line of the text, in this order: the editor may draw only some of its lines. */
function holds(answer: string, text: string): boolean {
  const whole = flat(answer);
  let from = 0;
  return text.split("\n").every((line) => {
    const at = whole.indexOf(flat(line), from);
    from = at + flat(line).length;
    return at !== -1;
  });
}

/** True if the menu showed `text`. */
function agrees(text: string, menu: string): boolean {
  const read = flat(text);
  const shown = flat(menu);
  return menu.length >= MENU_TEXT_CUT ? read.startsWith(shown) : read === shown;
}

/**
 * A text in the form of Chromium's menu: blanks for line breaks and tabs, one for one, and none at the ends. Firefox's menu has
 * blanks for no-break spaces.
 */
function flat(text: string): string {
  return text.replaceAll(/[\t\n\v\f\r\u0085\u00a0\u2028\u2029]/gu, " ").trim();
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

type FrameChoice = { readonly frameIds: number[] } | { readonly allFrames: true };

/**
 * Chromium 156 at times delivers the click a moment before the access that comes with it (measured under load: 5 of
 * 60 first clicks were refused, and let in 20 ms later). So a refusal is believed only after so many milliseconds.
 */
const BELIEVED_AFTER = [25, 50, 100];

/** The frames that let us in; none if the browser keeps us out. */
async function readFrames(
  { tabId, url }: ReadTab,
  where: FrameChoice,
): Promise<readonly FoundFrame[]> {
  // No browser lets anybody into our own pages, and Firefox logs each try.
  if (url?.startsWith(browser.runtime.getURL(""))) return [];
  for (const wait of BELIEVED_AFTER) {
    const found = await tryFrames(tabId, where);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return (await tryFrames(tabId, where)) ?? [];
}

/** Nothing if the browser refuses; no frames if the page does not answer, which is not asked again. */
async function tryFrames(
  tabId: number,
  where: FrameChoice,
): Promise<readonly FoundFrame[] | undefined> {
  try {
    const read = browser.scripting.executeScript({
      target: { tabId, ...where },
      func: findSelections,
      // The page may never finish loading.
      injectImmediately: true,
    });
    const results = await within(read);
    // Nothing for a frame that went away meanwhile.
    return results.flatMap(({ result, documentId, frameId }) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the result of `findSelections`, cloned
      result ? [{ ...(result as Seen), documentId, frameId }] : [],
    );
  } catch (error) {
    return error instanceof Failure ? [] : undefined;
  }
}
