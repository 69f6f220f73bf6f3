/** Puts one text in the place of another, inside a page. */
import type { Replaced } from "../attempts";

export type Swapped = Replaced["state"];

/** Where the text is: what is selected in the field that has the focus, or wherever in the page it is found, once. */
export type Whereabouts = "selected" | "anywhere";

/**
 * By way of the field's own input, so that the page's undo knows of it; read back after the page had its say. On any
 * doubt the field is as it was. Runs inside the page, apart from its scripts; must not refer to anything outside itself.
 */
export async function swap(from: string, to: string, where: Whereabouts): Promise<Swapped> {
  type Control = HTMLTextAreaElement | HTMLInputElement;
  const isControl = (field: Element): field is Control =>
    field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  /** Browsers make of blanks whatever keeps them visible, and Firefox reads the one as the other. */
  const plain = (text: string) => text.replaceAll("\u00a0", " ");
  const read = (field: HTMLElement) => (isControl(field) ? field.value : plain(field.innerText));
  const bare = (text: string) => text.replaceAll(/\s/gu, "");
  const sought = plain(from);

  /** Where the selected text begins. */
  const startIn = (field: HTMLElement): number | undefined => {
    if (isControl(field)) {
      const { selectionStart, selectionEnd, value } = field;
      if (selectionStart === null || selectionEnd === null) return undefined;
      return value.slice(selectionStart, selectionEnd) === from ? selectionStart : undefined;
    }
    const selection = getSelection();
    if (!selection?.rangeCount || plain(selection.toString()) !== sought) return undefined;
    const range = selection.getRangeAt(0);
    if (!field.contains(range.commonAncestorContainer)) return undefined;
    const ahead = document.createRange();
    ahead.setStart(field, 0);
    ahead.setEnd(range.startContainer, range.startOffset);
    const length = bare(ahead.toString()).length;
    const text = read(field);
    for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) {
      if (bare(text.slice(0, at)).length === length) return at;
    }
    return undefined;
  };

  /** Selects it where it is found in the nodes of the field. */
  const select = (field: HTMLElement): void => {
    field.focus();
    if (isControl(field)) {
      const at = field.value.indexOf(from);
      return field.setSelectionRange(at, at + from.length);
    }
    const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
    const nodes: { readonly node: Node; readonly from: number }[] = [];
    let all = "";
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, from: all.length });
      all += walker.currentNode.nodeValue ?? "";
    }
    const start = all.indexOf(from);
    const end = start + from.length;
    const first = nodes.findLast((one) => one.from <= start);
    const last = nodes.findLast((one) => one.from < end);
    if (start === -1 || !first || !last) return;
    getSelection()?.setBaseAndExtent(first.node, start - first.from, last.node, end - last.from);
  };

  /** What a page does about an input, it does at once or in one of its next turns. */
  const settle = async () => {
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 30));
  };

  const focused = () => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active instanceof HTMLElement && active.matches(":read-write") ? active : undefined;
  };
  const fields = () =>
    [...document.querySelectorAll<HTMLElement>("textarea, input, [contenteditable]")].filter(
      (field) => field.matches(":read-write") && field.parentElement?.isContentEditable !== true,
    );

  let field = focused();
  if (where === "anywhere") {
    const holding = fields().filter((one) => read(one).includes(from));
    field = holding.length === 1 ? holding[0] : undefined;
    if (field && read(field).split(from).length === 2) select(field);
    await settle();
  }
  const start = field && startIn(field);
  if (!field || start === undefined) return "refused";

  const before = read(field);
  const goal = before.slice(0, start) + plain(to) + before.slice(start + from.length);
  const nodes = [...field.cloneNode(true).childNodes];
  document.execCommand("insertText", false, to);
  await settle();
  if (field.isConnected && read(field) === goal) return "done";

  const undo = () => document.execCommand("undo");
  /** For editors with a history of their own. */
  const askUndo = () =>
    field.dispatchEvent(
      new InputEvent("beforeinput", { inputType: "historyUndo", bubbles: true, cancelable: true }),
    );
  const write = () => {
    if (isControl(field)) field.value = before;
    else field.replaceChildren(...nodes);
  };
  const tell = () => {
    write();
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  for (const way of [undo, askUndo, tell, write]) {
    if (read(field) === before) break;
    way();
    await settle();
  }
  return read(field) === before ? "refused" : "garbled";
}
