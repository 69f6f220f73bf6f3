/** Puts one text in the place of another, inside a page. */
import type { Replaced } from "../attempts";

/** Where the text is: what is selected in the field that has the focus, or found once in the field last written in. */
export type Whereabouts = "selected" | "found";

declare global {
  /** The field last written in. Apart from the page's scripts, and gone with the document: no other page has it. */
  var writtenIn: WeakRef<HTMLElement> | undefined;
}

/**
 * Leaves blanks at the ends of the old text where they are. Goes by way of the field's own input, so that the page's undo
 * knows of it, and reads back after the page had its say: on any doubt the field is as it was. Runs inside the page, apart
 * from its scripts; must not refer to anything outside itself.
 */
export async function swap(
  old: string,
  fresh: string,
  where: Whereabouts,
): Promise<Replaced["state"]> {
  type Control = HTMLTextAreaElement | HTMLInputElement;
  const isControl = (field: Element): field is Control =>
    field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  // In elements, browsers make of blanks whatever keeps them apart, and an empty line is not read alike everywhere.
  const even = (text: string) => text.replaceAll("\u00a0", " ").replaceAll(/\n+/gu, "\n");
  const told = (field: HTMLElement, text: string) => (isControl(field) ? text : even(text));
  const read = (field: HTMLElement) => (isControl(field) ? field.value : even(field.innerText));
  const bare = (text: string) => text.replaceAll(/\s/gu, "");
  const lead = (text: string) => text.length - text.trimStart().length;
  /** What a page does about an input, it does at once or in one of its next turns. */
  const settle = async () => {
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 30));
  };

  /** The field that has the focus, if it can be written in. */
  const focused = (): HTMLElement | undefined => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active instanceof HTMLElement && active.matches(":read-write") ? active : undefined;
  };

  /** The field that was written in, if it holds the text once: whoever put a link elsewhere is not given the text for it. */
  const holding = (): HTMLElement | undefined => {
    const field = globalThis.writtenIn?.deref();
    const holds = field?.isConnected && field.matches(":read-write");
    return holds && read(field).split(old).length === 2 ? field : undefined;
  };

  /** Selects what stands between two offsets in the nodes of an element. */
  const selectIn = (element: HTMLElement, start: number, end: number) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: { readonly node: Node; readonly from: number }[] = [];
    for (let from = 0; walker.nextNode(); from += walker.currentNode.nodeValue?.length ?? 0) {
      nodes.push({ node: walker.currentNode, from });
    }
    const first = nodes.findLast(({ from }) => from <= start);
    const last = nodes.findLast(({ from }) => from < end);
    if (first && last) {
      getSelection()?.setBaseAndExtent(first.node, start - first.from, last.node, end - last.from);
    }
  };

  /** Where the old text begins in what is read from the field. It is then selected, without the blanks at its ends. */
  const select = (field: HTMLElement): number | undefined => {
    if (isControl(field)) {
      const { selectionStart, selectionEnd, value } = field;
      const at = where === "found" ? value.indexOf(old) : (selectionStart ?? 0);
      const end = where === "found" ? at + old.length : (selectionEnd ?? 0);
      if (value.slice(at, end) !== old) return undefined;
      const start = at + lead(old);
      field.setSelectionRange(start, start + old.trim().length);
      return start;
    }
    const text = read(field);
    if (where === "found") {
      const at = field.textContent.indexOf(old);
      if (at === -1) return undefined;
      selectIn(field, at, at + old.length);
      return text.indexOf(old);
    }
    const selection = getSelection();
    if (!selection?.rangeCount || even(selection.toString()) !== even(old)) return undefined;
    const range = selection.getRangeAt(0);
    if (!field.contains(range.commonAncestorContainer)) return undefined;
    const ahead = document.createRange();
    ahead.setStart(field, 0);
    ahead.setEnd(range.startContainer, range.startOffset);
    const before = ahead.toString();
    const within = range.toString();
    for (let at = -1; (at = text.indexOf(even(old), at + 1)) !== -1;) {
      // The one of several that has as much before it.
      if (bare(text.slice(0, at)) !== bare(before)) continue;
      const start = before.length + lead(within);
      if (old !== old.trim()) selectIn(field, start, start + within.trim().length);
      return at + lead(even(old));
    }
    return undefined;
  };

  const field = where === "found" ? holding() : focused();
  if (where === "found") field?.focus();
  const start = field && select(field);
  if (!field || start === undefined || old.trim() === "") return "refused";
  // Editors follow the selection in a turn of their own.
  await settle();

  const before = read(field);
  const sought = told(field, old).trim();
  const end = start + sought.length;
  if (!field.isConnected || before.slice(start, end) !== sought) return "refused";
  const goal = before.slice(0, start) + told(field, fresh) + before.slice(end);
  const nodes = [...field.cloneNode(true).childNodes];
  const is = (text: string) => field.isConnected && read(field) === text;

  /** An editor with a model of its own takes the input itself, or refuses it; all others leave it to the browser. */
  const input = (inputType: string, command: string, data: string | null = null) => {
    const about = { inputType, data, bubbles: true, cancelable: true, composed: true };
    if (field.dispatchEvent(new InputEvent("beforeinput", about))) {
      document.execCommand(command, false, data ?? "");
    }
  };
  const insert = () => input("insertText", "insertText", fresh);
  const undo = () => input("historyUndo", "undo");
  const redo = () => input("historyRedo", "redo");
  const write = () => {
    if (isControl(field)) field.value = before;
    else field.replaceChildren(...nodes);
  };
  const tell = () => {
    write();
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  /** Whether one of these leads there. */
  const reach = async (text: string, ways: readonly (() => void)[]): Promise<boolean> => {
    for (const way of ways) {
      way();
      await settle();
      if (is(text)) return true;
    }
    return false;
  };

  // Lines are not always what they are read as: what a link has replaced, the page knows best.
  const lines = fresh.includes("\n") && !isControl(field);
  const [there, back] = lines ? [undo, redo] : [insert, undo];
  if (await reach(goal, [there])) {
    globalThis.writtenIn = new WeakRef(field);
    return "done";
  }
  return is(before) || (await reach(before, [back, tell, write])) ? "refused" : "garbled";
}
