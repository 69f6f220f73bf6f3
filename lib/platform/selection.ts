/** Reads what is selected in a page, exactly where the browser lets us. */
import browser from "webextension-polyfill";
import type { Doubt, Place } from "../attempts";
import { Failure } from "../failure";
import { within } from "./within";

export type Selection =
  /** `place`: it can be replaced there. */
  | { readonly state: "exact"; readonly text: string; readonly place?: Place }
  | { readonly state: "inexact"; readonly text: string; readonly doubt: Doubt }
  | { readonly state: "password" }
  /** Somewhere in the page where only the context menu reaches. */
  | { readonly state: "out-of-reach" }
  | { readonly state: "none" };

/** What the injected reader sees in one frame. */
interface Seen {
  /** The focus is in a password field. */
  readonly password: boolean;
  /** What may be meant, most likely first: the selection in a focused field, the selection of the document. */
  readonly texts: readonly { readonly text: string; readonly editable: boolean }[];
  /** Where the keyboard is, seen from this frame. */
  readonly focus: "here" | "in-a-frame" | "elsewhere";
}

interface Found extends Seen {
  /** Of the document. */
  readonly documentId: string;
}

/** Firefox cuts the menu's text after this many characters (platform measurement, Firefox ESR 153). */
const MENU_TEXT_CUT = 16_384;

/**
 * Reads what was right-clicked. The menu's own text has its line breaks flattened (Chromium) or its end cut (Firefox),
 * so it only serves to check what was read, and as the best there is where reading is refused.
 *
 * @param clicked where and on what, as the browser told: `text` is `info.selectionText`
 */
export async function readClicked(clicked: {
  readonly tabId: number;
  readonly frameId: number;
  readonly text: string;
}): Promise<Selection> {
  const [found] = await readFrames(clicked.tabId, { frameIds: [clicked.frameId] });
  if (!found) {
    const doubt = clicked.frameId === 0 ? "document" : "frame";
    return { state: "inexact", text: clicked.text, doubt };
  }
  if (found.password || masked(clicked.text)) return { state: "password" };
  const index = found.texts.findIndex(({ text }) => agrees(text, clicked.text));
  const exact = exactly(clicked.tabId, found, index);
  if (exact) return exact;
  return { state: "inexact", text: clicked.text, doubt: "mismatch" };
}

/** Reads what is selected where the keyboard is, for the shortcut. */
export async function readFocused(tabId: number): Promise<Selection> {
  const frames = await readFrames(tabId, { allFrames: true });
  const found = frames.find(({ focus }) => focus === "here");
  if (!found) {
    const reached = frames.length > 0 && frames.every(({ focus }) => focus === "elsewhere");
    return { state: reached ? "none" : "out-of-reach" };
  }
  if (found.password || masked(found.texts[0]?.text ?? "")) return { state: "password" };
  return exactly(tabId, found, 0) ?? { state: "none" };
}

function exactly(
  tabId: number,
  { texts, documentId }: Found,
  index: number,
): Selection | undefined {
  const read = texts[index];
  if (!read) return undefined;
  const { text, editable } = read;
  return { state: "exact", text, ...(editable && { place: { tabId, documentId } }) };
}

/** Whether `text` is what the menu showed, white space aside. */
function agrees(text: string, menu: string): boolean {
  const read = withoutSpace(text);
  const shown = withoutSpace(menu);
  return menu.length >= MENU_TEXT_CUT ? read.startsWith(shown) : read === shown;
}

/** A password field out of the reader's sight, in a closed shadow root, still shows its bullets. */
function masked(text: string): boolean {
  return /^[•●]+$/u.test(text);
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

type Where = { readonly frameIds: number[] } | { readonly allFrames: true };

/**
 * Chromium 156 at times delivers the click a moment before the access that comes with it (measured under load: 5 of
 * 60 first clicks were refused, and let in 20 ms later). So a refusal is believed only after so many milliseconds.
 */
const BELIEVED_AFTER = [25, 50, 100];

/** The frames that let us in; none where the browser keeps us out. */
async function readFrames(tabId: number, where: Where): Promise<readonly Found[]> {
  for (const wait of BELIEVED_AFTER) {
    const found = await tryFrames(tabId, where);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return (await tryFrames(tabId, where)) ?? [];
}

/** Nothing if the browser refuses; none of them if the page does not answer, which is not asked again. */
async function tryFrames(tabId: number, where: Where): Promise<readonly Found[] | undefined> {
  try {
    const read = browser.scripting.executeScript({
      target: { tabId, ...where },
      func: lookAround,
      // Not when the page is done loading, which may be never.
      injectImmediately: true,
    });
    const results = await within(read);
    // Nothing for a frame that went away meanwhile.
    return results.flatMap(({ result, documentId }) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `lookAround` returned, cloned
      result ? [{ ...(result as Seen), documentId }] : [],
    );
  } catch (error) {
    return error instanceof Failure ? [] : undefined;
  }
}

/** Runs inside the page, apart from its scripts; must not refer to anything outside itself. */
function lookAround(): Seen {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const texts: { readonly text: string; readonly editable: boolean }[] = [];
  // Also a control that is disabled or read-only does not match.
  const editable = active?.matches(":read-write") === true;
  if (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement) {
    // Null in inputs that hold no selectable text, such as a check box.
    const { selectionStart, selectionEnd, value } = active;
    if (selectionStart !== null && selectionEnd !== null && selectionStart < selectionEnd) {
      texts.push({ text: value.slice(selectionStart, selectionEnd), editable });
    }
  }
  const selection = getSelection();
  const text = selection?.toString() ?? "";
  const inside = [selection?.anchorNode, selection?.focusNode].every(
    (node) => node && active?.contains(node),
  );
  if (text !== "") texts.push({ text, editable: editable && inside });
  const inFrame = active !== null && /^(?:IFRAME|FRAME|EMBED|OBJECT)$/u.test(active.tagName);
  const focus = inFrame ? "in-a-frame" : document.hasFocus() ? "here" : "elsewhere";
  const password = active instanceof HTMLInputElement && active.type === "password";
  return { password, texts: password ? [] : texts, focus };
}
