/** Reads the selection in a page, from inside it. */
import type { SelectedPart } from "../../../lib/sharing/copied";

/** One frame, as the reader sees it. */
export interface Seen {
  /** The focus is in a field that hides its text. */
  readonly password: boolean;
  /** The selections that the person may mean, most likely first: the one in a focused field, then the one of the document. */
  readonly texts: readonly FoundSelection[];
  /** The text that the editor with the focus would copy, if it has a say in that. */
  readonly answer?: string;
  /** The place of the keyboard, seen from this frame. */
  readonly focus: "here" | "in-a-frame" | "elsewhere";
}

export interface FoundSelection {
  readonly text: string;
  /** A field gives its text unchanged. */
  readonly from: "field" | "document";
  /** The selection stands in the editor that was asked. */
  readonly asked: boolean;
  /** The field can be written in and shows its text: it is no hidden stand-in for the document of an editor. */
  readonly editable: boolean;
  /** The parts of the selection, if a copy may have any of them otherwise. */
  readonly parts: readonly SelectedPart[];
  /** The selection holds components that build words of their own, and the browser may leave those out. */
  readonly components: boolean;
}

/**
 * Runs inside the page, apart from its scripts. It must not refer to anything outside itself, so its helpers stand in it, below.
 * An editor is asked as it is with every copy: by an event, which its own handler fills. The page has no other way to learn of
 * it, and no clipboard is touched.
 */
export function findSelections(): Seen {
  type Control = HTMLTextAreaElement | HTMLInputElement;
  type Ends = Pick<StaticRange, "startContainer" | "startOffset" | "endContainer" | "endOffset">;

  const active = deepest(document.activeElement);
  const control = active && isControl(active) ? active : undefined;
  const own = active !== undefined && isSeen(active);
  // A control that is disabled or read-only does not match either.
  const editable = own && active.matches(":read-write");
  const password =
    control !== undefined && (control.type === "password" || isMasked(getComputedStyle(control)));
  const inFrame = active !== undefined && /^(?:IFRAME|FRAME|EMBED|OBJECT)$/u.test(active.tagName);
  const focus = inFrame ? "in-a-frame" : document.hasFocus() ? "here" : "elsewhere";
  if (password) return { password, texts: [], focus };
  const editor = askable();
  const texts = [...readControl(), ...readDocument()];
  const answer = ask();
  return { password, texts, focus, ...(answer !== undefined && { answer }) };

  function readControl(): readonly FoundSelection[] {
    const text = selectedIn(control);
    const asked = control === editor;
    const read = { text, asked, editable, from: "field", parts: [], components: false } as const;
    return text === "" ? [] : [read];
  }

  function selectedIn(field: Control | undefined): string {
    // Null in inputs that hold no selectable text, such as a check box.
    const { selectionStart: start, selectionEnd: end, value } = field ?? {};
    return value?.slice(start ?? 0, end ?? 0) ?? "";
  }

  function readDocument(): readonly FoundSelection[] {
    const selection = getSelection();
    const text = selection?.toString() ?? "";
    if (!selection) return [];
    const { anchorNode, focusNode } = selection;
    const isIn = (element: Element | undefined) =>
      element?.contains(anchorNode) === true && element.contains(focusNode);
    const walked = rangesOf(selection).map(walk);
    const components = walked.some((one) => one.components);
    const parts = toldOf(
      text,
      walked.flatMap((one) => one.parts),
    );
    // A selection of pictures alone has no text.
    if (text === "" && parts.every(({ kind }) => kind !== "picture" && kind !== "field")) return [];
    const where = { asked: isIn(editor), editable: editable && isIn(active) };
    return [{ text, ...where, from: "document", parts, components }];
  }

  /** The parts, if a copy may have any of them otherwise: by what they are, or since the text has other letters than they. */
  function toldOf(text: string, parts: readonly SelectedPart[]): readonly SelectedPart[] {
    const words = parts.flatMap((part) => (part.kind === "text" ? [part] : []));
    const plain = words.every(({ shown }) => shown === "plain");
    if (!plain || parts.some(({ kind }) => kind !== "text" && kind !== "break")) return parts;
    const written = words.map((part) => part.text).join("");
    const same = written.replaceAll(/\s/gu, "") === text.replaceAll(/\s/gu, "");
    return same ? [] : [{ kind: "unknown" }];
  }

  /** Asks by the page's own handler. */
  function ask(): string | undefined {
    if (!editor) return undefined;
    const way = { bubbles: true, cancelable: true, composed: true };
    const copy = new ClipboardEvent("copy", { ...way, clipboardData: new DataTransfer() });
    editor.dispatchEvent(copy);
    // Some editors do not answer, but fill their field with the whole selection (CodeMirror 5, in former releases).
    const text = copy.defaultPrevented
      ? copy.clipboardData?.getData("text/plain")
      : selectedIn(control);
    return text === "" ? undefined : text;
  }

  /** The focused element, if an editor may keep a selection of its own there. */
  function askable(): Element | undefined {
    const holds = active && "editContext" in active && active.editContext !== null;
    const hosts = active instanceof HTMLElement && active.isContentEditable;
    if (hosts || holds || (control && !own)) return active;
    if (control) return undefined;
    // Widgets of rows (WAI-ARIA) may draw some of them. Ordinary text that takes the keyboard, to be scrolled, is not asked.
    if (active?.matches("[role=grid], [role=treegrid], [role=listbox], [role=tree]")) return active;
    // A read-only editor has the selection, but not the focus.
    const node = getSelection()?.anchorNode;
    const element = node instanceof Element ? node : node?.parentElement;
    return element?.closest("[contenteditable], [role=textbox]") ?? undefined;
  }

  /** True if the person sees the element: editors keep unseen fields to receive the keyboard's input. */
  function isSeen(element: Element): boolean {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const { opacity } = getComputedStyle(element);
    const shown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!shown || Number(opacity) < 0.5) return false;
    const x = [Math.max(left, 0), Math.min(right, innerWidth)] as const;
    const y = [Math.max(top, 0), Math.min(bottom, innerHeight)] as const;
    // An element out of the window can be scrolled to.
    if (x[0] >= x[1] || y[0] >= y[1]) {
      return right - left > 0 && bottom - top > 0 && right + scrollX > 0 && bottom + scrollY > 0;
    }
    const root = element.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
    return [0.5, 0.25, 0.75].some((part) => {
      const hit = root.elementFromPoint(x[0] + (x[1] - x[0]) * part, y[0] + (y[1] - y[0]) * part);
      return hit !== null && element.contains(hit);
    });
  }

  function deepest(element: Element | null): Element | undefined {
    let found = element ?? undefined;
    for (let inner = found; inner; inner = rootOf(inner)?.activeElement ?? undefined) found = inner;
    return found;
  }

  /** The shadow root of a component, even if its page has no access to it. */
  function rootOf(element: Element): ShadowRoot | undefined {
    if (!(element instanceof HTMLElement)) return undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Firefox's own, of which TypeScript does not know
    const { openOrClosedShadowRoot } = element as { openOrClosedShadowRoot?: ShadowRoot | null };
    if (import.meta.env.BROWSER === "firefox") return openOrClosedShadowRoot ?? undefined;
    return openOrClosedShadowRoot ?? chrome.dom?.openOrClosedShadowRoot(element) ?? undefined;
  }

  function isControl(element: Element): element is Control {
    return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
  }

  function isMasked(style: CSSStyleDeclaration): boolean {
    const security = style.getPropertyValue("-webkit-text-security");
    // A page that masks by a font says so in the font's name.
    return (security !== "" && security !== "none") || /text-security/iu.test(style.fontFamily);
  }

  /** The beginnings and the ends of a selection, in components too. Only Firefox selects in several places. */
  function rangesOf(selection: Selection): readonly Ends[] {
    const ranges = Array.from({ length: selection.rangeCount }, (_, i) => selection.getRangeAt(i));
    if (ranges.length !== 1 || !("getComposedRanges" in selection)) return ranges;
    const shadowRoots = rootsIn(document);
    const composed = selection.getComposedRanges({ shadowRoots: [...shadowRoots] });
    return composed.length === 0 ? ranges : composed;
  }

  function rootsIn(root: Document | ShadowRoot): readonly ShadowRoot[] {
    return [...root.querySelectorAll("*")].flatMap((element) => {
      // Closed roots are asked for only where one is likely: a page has thousands of elements.
      const inner = element.localName.includes("-") ? rootOf(element) : element.shadowRoot;
      return inner ? [inner, ...rootsIn(inner)] : [];
    });
  }

  /** The parts between two ends, in the order of the document. */
  function walk(ends: Ends): Pick<FoundSelection, "parts" | "components"> {
    const { startContainer, startOffset, endContainer, endOffset } = ends;
    if (startContainer.getRootNode() !== endContainer.getRootNode()) {
      return { parts: [], components: true };
    }
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    const parts: SelectedPart[] = [];
    let components = false;
    const styles = new Map<Element, CSSStyleDeclaration>();
    visit(range.commonAncestorContainer);
    return { parts, components };

    function styleOf(element: Element): CSSStyleDeclaration {
      const style = styles.get(element) ?? getComputedStyle(element);
      styles.set(element, style);
      return style;
    }

    function visit(node: Node): void {
      if (!range.intersectsNode(node)) return;
      if (node instanceof Text) visitText(node);
      else if (node instanceof Element) visitElement(node);
      else for (const child of node.childNodes) visit(child);
    }

    function visitText(node: Text): void {
      const parent = shownIn(node);
      if (!parent || !hasBox(node)) return;
      const style = styleOf(parent);
      // A closed `details` has boxes for the text that it hides. An element without a box of its own counts as hidden, too.
      if (isLeftOut(style) || (style.display !== "contents" && !parent.checkVisibility())) return;
      const from = node === startContainer ? startOffset : 0;
      const to = node === endContainer ? endOffset : undefined;
      const changed = style.textTransform === "none" ? "plain" : "changed";
      const shown = isMasked(style) ? "masked" : changed;
      parts.push({ kind: "text", text: node.data.slice(from, to), shown });
    }

    /** The element whose style a text has. A component shows its texts in slots of its own. */
    function shownIn(node: Text): Element | null {
      const { parentElement: parent } = node;
      const slots = parent && rootOf(parent)?.querySelectorAll("slot");
      return [...(slots ?? [])].find((slot) => slot.assignedNodes().includes(node)) ?? parent;
    }

    function hasBox(node: Text): boolean {
      const whole = document.createRange();
      whole.selectNodeContents(node);
      return whole.getClientRects().length > 0;
    }

    function isLeftOut({ visibility, userSelect }: CSSStyleDeclaration): boolean {
      return visibility !== "visible" || userSelect === "none";
    }

    function visitElement(element: Element): void {
      const style = styleOf(element);
      if (style.display === "none") return;
      const inner = rootOf(element);
      const more = inner !== undefined && holdsMore(inner);
      if (more) parts.push({ kind: "unknown" });
      if (more || isComponent(element)) components = true;
      const stands = standsFor(element);
      if (stands) {
        // The selection ends within it.
        const torn = element.contains(startContainer) || element.contains(endContainer);
        if (torn) parts.push({ kind: "unknown" });
        else if (!isLeftOut(style)) parts.push(...stands);
        // A field leaves its lines in the copy.
        else if (stands.some(({ kind }) => kind !== "picture")) parts.push({ kind: "unknown" });
        return;
      }
      if (element instanceof HTMLBRElement) {
        parts.push({ kind: "text", text: "\n", shown: "plain" });
        return;
      }
      const apart = isApart(style);
      if (apart || element instanceof SVGElement) parts.push({ kind: "break" });
      for (const child of element.childNodes) visit(child);
      if (apart) parts.push({ kind: "break" });
    }

    /** True if the element begins and ends lines. */
    function isApart({ display }: CSSStyleDeclaration): boolean {
      return !/^(?:inline|contents|none|ruby|ruby-text)$/u.test(display);
    }

    function isComponent(element: Element): boolean {
      if (element instanceof HTMLSlotElement) return element.assignedNodes().length > 0;
      const inner = rootOf(element);
      return inner !== undefined && hasWords(inner);
    }

    /** True if the component has words of its own, or shows given ones in an order or in lines of its own. */
    function hasWords(root: ShadowRoot): boolean {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { currentNode: node } = walker;
        const isWords =
          node.nodeValue?.trim() !== "" && !node.parentElement?.closest("style, script");
        if (isWords) return true;
      }
      const elements = [...root.querySelectorAll("*")];
      const slots = elements.filter((element) => element instanceof HTMLSlotElement);
      const apart = elements.some((element) => isApart(styleOf(element)));
      return slots.length > 1 || apart || rootsIn(root).some(hasWords);
    }

    /** True if a copy may have more of the component than its words. */
    function holdsMore(root: ShadowRoot): boolean {
      const elements = [...root.querySelectorAll("*")];
      const stands = elements.some((element) => (standsFor(element)?.length ?? 0) > 0);
      return stands || rootsIn(root).some(holdsMore);
    }

    /** The parts that a copy has for an element in place of its content; nothing if it has the content. */
    function standsFor(element: Element): readonly SelectedPart[] | undefined {
      if (element instanceof HTMLImageElement) {
        return picture(element.getAttribute("alt") ?? element.title);
      }
      if (element instanceof HTMLTextAreaElement) return field(element);
      if (element.matches("select, meter, progress, audio, video")) return [{ kind: "unknown" }];
      if (!(element instanceof HTMLInputElement)) return undefined;
      const { type, alt } = element;
      if (/^(?:text|search|url|tel|email|password)$/u.test(type)) return field(element);
      if (type === "image" && alt !== "") return picture(alt);
      const silent = /^(?:checkbox|radio|hidden|submit|button|reset)$/u.test(type);
      return silent ? [] : [{ kind: "unknown" }];
    }

    function picture(text: string): readonly SelectedPart[] {
      return text === "" ? [] : [{ kind: "picture", text }];
    }

    function field(element: Control): readonly SelectedPart[] {
      const { type, value, placeholder } = element;
      const masked = value !== "" && (type === "password" || isMasked(styleOf(element)));
      // A copy has the placeholder, and sets it otherwise. It has a host as people read it, which the value encodes.
      const otherwise = (value === "" && placeholder !== "") || /@.*xn--/u.test(value);
      if (otherwise) return [{ kind: "unknown" }];
      const text = masked ? "•".repeat(value.length) : value;
      return [{ kind: "field", text, shown: masked ? "masked" : "plain" }];
    }
  }
}
