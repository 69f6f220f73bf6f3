/** Puts one text in the place of another, inside a page. */
import type { Replaced } from "../../../lib/sharing/attempt";

/**
 * The place of the old text. `selected`: in the field that has the focus. `replaced`: once in the field last written in, as the
 * link that gives way to the text that it had replaced, with all its markup.
 */
export type Whereabouts = "selected" | "replaced";

/** The page's answer. */
export type Swapped = Exclude<Replaced["state"], "begun">;

type Control = HTMLTextAreaElement | HTMLInputElement;

interface Written {
  readonly field: WeakRef<HTMLElement>;
  /** Its markup before, if the replaced selection held more than text. */
  readonly markup?: string;
}

declare global {
  /** The field last written in. It is apart from the page's scripts, and gone with the document: no other page has it. */
  var writtenIn: Written | undefined;
}

/**
 * Leaves blanks at the ends of the old text where they are. Uses the field's own input, so that the page's undo knows of it, and
 * reads back after the page had its say: on any doubt the field is as it was. Runs inside the page, apart from its scripts. It
 * must not refer to anything outside itself, so its helpers stand in it, below.
 */
export async function replaceText(
  old: string,
  fresh: string,
  where: Whereabouts,
): Promise<Swapped> {
  if (old.trim() === "") return "refused";
  const field = where === "selected" ? focused() : holding();
  if (where !== "selected") field?.focus();
  const start = field && select(field);
  if (!field || start === undefined) return "refused";
  // Editors follow the selection in a turn of their own.
  await settle();

  const before = read(field);
  const sought = told(field, old).trim();
  const end = start + sought.length;
  if (!field.isConnected || before.slice(start, end) !== sought) return "refused";
  const goal = before.slice(0, start) + told(field, fresh) + before.slice(end);
  const nodes = [...field.cloneNode(true).childNodes];
  const markup = where === "selected" ? selectedMarkup(field) : globalThis.writtenIn?.markup;

  const insert = () => input(field, "insertText", "insertText", fresh);
  const undo = () => input(field, "historyUndo", "undo");
  const redo = () => input(field, "historyRedo", "redo");
  const write = () => {
    if (isControl(field)) field.value = before;
    else field.replaceChildren(...nodes);
  };
  const tell = () => {
    write();
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  // A field may read lines in another way than it writes them: the page knows best which text the link has replaced.
  const lines = fresh.includes("\n") && !isControl(field);
  const marked = where === "replaced" && markup !== undefined;
  const [there, back] = lines || marked ? [undo, redo] : [insert, undo];
  const isDone = () => (marked ? markupOf(field) === markup : is(field, goal));
  if (await reach(isDone, [there])) {
    globalThis.writtenIn = { field: new WeakRef(field), ...(markup !== undefined && { markup }) };
    return "done";
  }
  const isKept = () => is(field, before);
  const kept = isKept() || (await reach(isKept, [back, tell, write]));
  return kept ? "refused" : "garbled";

  /** The markup of the field, if the selection has some; a text alone has only its lines to lose. */
  function selectedMarkup(within: HTMLElement): string | undefined {
    if (isControl(within)) return undefined;
    const selected = getSelection()?.getRangeAt(0).cloneContents();
    const held = [...(selected?.querySelectorAll("*") ?? [])];
    return held.every(isLine) ? undefined : markupOf(within);
  }

  /** Editors colour by classes that they make of the text itself. */
  function isLine(element: Element): boolean {
    const names = element.getAttributeNames().filter((name) => name !== "class");
    return /^(?:DIV|P|BR|SPAN)$/u.test(element.tagName) && names.length === 0;
  }

  function markupOf(within: HTMLElement): string {
    return within.innerHTML.replaceAll(/ class="[^"]*"/gu, "");
  }

  /** The field with the focus, if it can be written in. */
  function focused(): HTMLElement | undefined {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active instanceof HTMLElement && active.matches(":read-write") ? active : undefined;
  }

  /** The field written in, if it holds the text once: anybody who put a link elsewhere is not given the text for it. */
  function holding(): HTMLElement | undefined {
    const last = globalThis.writtenIn?.field.deref();
    const holds = last?.isConnected && last.matches(":read-write");
    return holds && read(last).split(old).length === 2 ? last : undefined;
  }

  /** Selects the old text in the field, without the blanks at its ends. Gives the position where the text begins. */
  function select(within: HTMLElement): number | undefined {
    if (isControl(within)) return selectInControl(within);
    return where === "selected" ? trimSelected(within) : selectFound(within);
  }

  function selectInControl(control: Control): number | undefined {
    const { selectionStart, selectionEnd, value } = control;
    const at = where === "selected" ? (selectionStart ?? 0) : value.indexOf(old);
    const to = where === "selected" ? (selectionEnd ?? 0) : at + old.length;
    if (value.slice(at, to) !== old) return undefined;
    const from = at + lead(old);
    control.setSelectionRange(from, from + old.trim().length);
    return from;
  }

  /** Selects a link. A link is one word, and so the same in the element's nodes as in the text that is read from it. */
  function selectFound(element: HTMLElement): number | undefined {
    const at = element.textContent.indexOf(old);
    if (at === -1) return undefined;
    selectNodes(element, at, at + old.length);
    return read(element).indexOf(old);
  }

  /** Among several places with this text, the selected one has as much before it as the selection. */
  function trimSelected(element: HTMLElement): number | undefined {
    const selection = getSelection();
    if (!selection?.rangeCount || even(selection.toString()) !== even(old)) return undefined;
    const range = selection.getRangeAt(0);
    if (!element.contains(range.commonAncestorContainer)) return undefined;
    const ahead = document.createRange();
    ahead.setStart(element, 0);
    ahead.setEnd(range.startContainer, range.startOffset);
    const text = read(element);
    const above = ahead.toString();
    const selected = range.toString();
    let at = text.indexOf(even(old));
    while (at !== -1 && bare(text.slice(0, at)) !== bare(above)) {
      at = text.indexOf(even(old), at + 1);
    }
    if (at === -1) return undefined;
    const from = above.length + lead(selected);
    if (old !== old.trim()) selectNodes(element, from, from + selected.trim().length);
    return at + lead(even(old));
  }

  /** Selects what stands between two offsets in the nodes of an element. */
  function selectNodes(element: HTMLElement, from: number, to: number): void {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const texts: { readonly node: Node; readonly at: number }[] = [];
    for (let at = 0; walker.nextNode(); at += walker.currentNode.nodeValue?.length ?? 0) {
      texts.push({ node: walker.currentNode, at });
    }
    const first = texts.findLast(({ at }) => at <= from);
    const last = texts.findLast(({ at }) => at < to);
    if (first && last) {
      getSelection()?.setBaseAndExtent(first.node, from - first.at, last.node, to - last.at);
    }
  }

  /**
   * An editor with a model of its own takes the input itself, or refuses it; all others leave it to the browser. The browser
   * writes into the field with the focus: the page may have moved the focus, or kept it.
   */
  function input(into: HTMLElement, inputType: string, command: string, data?: string): void {
    if (focused() !== into) return;
    const way = { bubbles: true, cancelable: true, composed: true };
    const event = new InputEvent("beforeinput", { ...way, inputType, data: data ?? null });
    if (!into.dispatchEvent(event) || focused() !== into) return;
    document.execCommand(command, false, data ?? "");
  }

  /** Tries one way after the other; true once one leads there. */
  async function reach(isThere: () => boolean, ways: readonly (() => void)[]) {
    for (const way of ways) {
      way();
      await settle();
      if (isThere()) return true;
    }
    return false;
  }

  /** A page answers an input at once or in one of its next turns. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 30));
  }

  function is(within: HTMLElement, text: string): boolean {
    return within.isConnected && read(within) === text;
  }

  function read(within: HTMLElement): string {
    return isControl(within) ? within.value : even(within.innerText);
  }

  /** A text as the element gives it once it stands there. */
  function told(within: HTMLElement, text: string): string {
    return isControl(within) ? text : even(text);
  }

  function isControl(element: HTMLElement): element is Control {
    return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
  }

  /** Browsers turn blanks in elements into characters that keep them apart, and read an empty line in different ways. */
  function even(text: string): string {
    return text.replaceAll("\u00a0", " ").replaceAll(/\n+/gu, "\n");
  }

  function bare(text: string): string {
    return text.replaceAll(/\s/gu, "");
  }

  function lead(text: string): number {
    return text.length - text.trimStart().length;
  }
}
