/**
 * Places in which people write, with a text selected among other text: it comes as "before ⟦selected⟧ after". Each place comes
 * with the element to press on, a way to select, and its text as it would be saved. An editor from npm is loaded when it is
 * wanted.
 */
/** All of them have the same font and padding, so that the place of a letter in a control is known. */
const LOOK = "font: 16px/24px monospace; padding: 0; margin: 8px; border: 0; width: 900px;";

export const editors = {
  textarea: (root, text) => control(add(root, "textarea", { rows: "10" }), text),
  input: (root, text) => control(add(root, "input"), text),
  /** Fields of web components are like this. */
  inShadow: (root, text) =>
    editors.contenteditable(add(root, "div").attachShadow({ mode: "open" }), text),
  contenteditable(root, text) {
    const { whole, start, end } = parse(text);
    const editor = add(root, "div", { contenteditable: "true" });
    for (const line of whole.split("\n")) {
      const block = add(editor, "div");
      if (line === "") add(block, "br");
      else block.textContent = line;
    }
    return rich(editor, start, end, () => linesOf(editor));
  },

  /** The field takes the text, and puts its old one back. */
  reverting(root, text) {
    const place = editors.textarea(root, text);
    const { value } = place.target;
    place.target.addEventListener("input", () => (place.target.value = value));
    return place;
  },

  /** The field writes everything in capitals, a moment later. */
  shouting(root, text) {
    const place = editors.textarea(root, text);
    const { target } = place;
    target.addEventListener("input", () =>
      setTimeout(() => (target.value = target.value.toUpperCase())),
    );
    return place;
  },

  /** The element writes everything in capitals, a moment later. */
  shoutingElement(root, text) {
    const place = editors.contenteditable(root, text);
    const { target } = place;
    target.addEventListener("input", () => {
      if (target.textContent.includes("http")) {
        target.textContent = target.textContent.toUpperCase();
      }
    });
    return place;
  },

  /** The field takes the focus for itself, for good. */
  seizing(root, text) {
    const place = editors.textarea(root, text);
    const { target } = place;
    target.addEventListener("input", () => setInterval(() => (target.value = "mine now")));
    return place;
  },

  /** The field refuses every text. */
  refusing(root, text) {
    const place = editors.contenteditable(root, text);
    place.target.addEventListener("beforeinput", (event) => event.preventDefault());
    return place;
  },

  async prosemirror(root, text) {
    const [{ baseKeymap }, { history, redo, undo }, { keymap }, { schema }, state, { EditorView }] =
      await Promise.all([
        import("prosemirror-commands"),
        import("prosemirror-history"),
        import("prosemirror-keymap"),
        import("prosemirror-schema-basic"),
        import("prosemirror-state"),
        import("prosemirror-view"),
      ]);
    const { whole, start, end } = parse(text);
    const paragraphs = whole
      .split("\n")
      .map((line) => schema.node("paragraph", null, line === "" ? [] : [schema.text(line)]));
    const view = new EditorView(add(root, "div"), {
      state: state.EditorState.create({
        doc: schema.node("doc", null, paragraphs),
        plugins: [history(), keymap({ "Mod-z": undo, "Mod-y": redo }), keymap(baseKeymap)],
      }),
    });
    view.dom.style.cssText = `${LOOK} white-space: pre-wrap;`;
    // A paragraph begins with a token of its own, and so does the next.
    const place = (offset) => 1 + offset + (whole.slice(0, offset).match(/\n/g)?.length ?? 0);
    return {
      target: view.dom,
      press: () => view.coordsAtPos(place(start)),
      select() {
        view.focus();
        const selection = state.TextSelection.create(view.state.doc, place(start), place(end));
        view.dispatch(view.state.tr.setSelection(selection));
      },
      saved: () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n"),
    };
  },

  async quill(root, text) {
    const { default: Quill } = await import("quill");
    const { whole, start, end } = parse(text);
    const element = add(root, "div");
    const quill = new Quill(element);
    quill.root.style.cssText = `${LOOK} white-space: pre-wrap;`;
    quill.setText(whole, "silent");
    quill.history.clear();
    return {
      target: quill.root,
      press: () => {
        const { left, top } = quill.getBounds(start, 1);
        const box = element.getBoundingClientRect();
        return { left: box.left + left, top: box.top + top };
      },
      select: () => quill.setSelection(start, end - start),
      saved: () => quill.getText().slice(0, -1),
    };
  },

  async codemirror(root, text) {
    const [{ history, historyKeymap }, { EditorState }, { EditorView, keymap }] = await Promise.all(
      [import("@codemirror/commands"), import("@codemirror/state"), import("@codemirror/view")],
    );
    const { whole, start, end } = parse(text);
    const view = new EditorView({
      parent: add(root, "div"),
      state: EditorState.create({
        doc: whole,
        extensions: [history(), keymap.of(historyKeymap)],
      }),
    });
    return {
      target: view.contentDOM,
      press: () => view.coordsAtPos(start),
      select() {
        view.focus();
        view.dispatch({ selection: { anchor: start, head: end } });
      },
      saved: () => view.state.doc.toString(),
    };
  },

  /** The editor draws some of its lines, and only those are in the page. */
  async longCodemirror(root, text) {
    const place = await editors.codemirror(root, text);
    place.target.closest(".cm-editor").style.height = "300px";
    return place;
  },

  /** The editor keeps two of the selected lines in a field that nobody sees. */
  async ace(root, text) {
    const { default: ace } = await import("ace-builds/src-noconflict/ace");
    const { whole, start, end } = parse(text);
    const editor = ace.edit(sized(add(root, "div")));
    editor.session.setUseWorker(false);
    editor.setValue(whole, -1);
    const at = (offset) => editor.session.doc.indexToPosition(offset);
    return {
      target: editor.textInput.getElement(),
      // The editor lays out its lines later, and the numbers of lines beside them.
      press() {
        const { left, top } = editor.container.getBoundingClientRect();
        return { left: left + 80, top };
      },
      select() {
        editor.focus();
        editor.selection.setRange({ start: at(start), end: at(end) });
      },
      saved: () => editor.getValue(),
    };
  },

  /** The editor keeps the selection in a field that nobody sees. */
  async codemirror5(root, text) {
    const { default: CodeMirror5 } = await import("codemirror");
    const { default: codeMirror5Style } = await import("codemirror/lib/codemirror.css?inline");
    const { whole, start, end } = parse(text);
    add(root, "style").textContent = codeMirror5Style;
    const editor = CodeMirror5(sized(add(root, "div")), { value: whole });
    const at = (offset) => editor.posFromIndex(offset);
    return {
      target: editor.getInputField(),
      press: () => editor.charCoords(at(start), "window"),
      select() {
        editor.focus();
        editor.setSelection(at(start), at(end), { scroll: false });
      },
      saved: () => editor.getValue(),
    };
  },

  /** The editor has a part of the selection in a field that nobody sees, or nothing of it in the page at all. */
  async monaco(root, text) {
    const { whole, start, end } = parse(text);
    const monaco = await loadMonaco();
    const editor = monaco.editor.create(sized(add(root, "div")), {
      value: whole,
      contextmenu: false,
    });
    const model = editor.getModel();
    const at = (offset) => model.getPositionAt(offset);
    return {
      target: editor.getDomNode(),
      press() {
        const { left, top } = editor.getScrolledVisiblePosition(at(start));
        const box = editor.getDomNode().getBoundingClientRect();
        return { left: box.left + left, top: box.top + top };
      },
      select() {
        editor.focus();
        editor.setSelection(monaco.Range.fromPositions(at(start), at(end)));
      },
      saved: () => editor.getValue(),
    };
  },

  /** A terminal, which draws its text. */
  async xterm(root, text) {
    const { Terminal } = await import("@xterm/xterm");
    const { default: xtermStyle } = await import("@xterm/xterm/css/xterm.css?inline");
    add(root, "style").textContent = xtermStyle;
    const element = add(root, "div");
    const terminal = new Terminal({ rows: 15, cols: 90 });
    terminal.open(element);
    terminal.write(parse(text).whole.replaceAll("\n", "\r\n"));
    return {
      target: element,
      press: () => element.getBoundingClientRect(),
      select: () => setTimeout(() => terminal.selectAll(), 500),
      saved: () => terminal.getSelection(),
    };
  },

  /** The selected part is set in bold. */
  bold(root, text) {
    const [before, selected, after] = text.split(/[⟦⟧]/);
    const editor = add(root, "div", { contenteditable: "true" });
    editor.style.cssText = LOOK;
    const part = document.createElement("b");
    part.textContent = selected;
    editor.append(before, part, after);
    return {
      target: editor,
      press: () => part.getBoundingClientRect(),
      select() {
        editor.focus();
        getSelection().setBaseAndExtent(editor, 1, editor, 2);
      },
      saved: () => editor.innerHTML,
    };
  },
};

/** Loaded from its own files, since bundling would take a minute. */
async function loadMonaco() {
  const loader = add(document.body, "script", { src: "/monaco/vs/loader.js" });
  await new Promise((resolve) => loader.addEventListener("load", resolve));
  window.require.config({ paths: { vs: "/monaco/vs" } });
  await new Promise((resolve) => window.require(["vs/editor/editor.main"], resolve));
  return window.monaco;
}

function sized(element) {
  element.style.cssText = "width: 800px; height: 300px;";
  return element;
}

function control(field, text) {
  const { whole, start, end } = parse(text);
  field.style.cssText = LOOK;
  field.value = whole;
  const lines = whole.slice(0, start).split("\n");
  return {
    target: field,
    press() {
      const { left, top } = field.getBoundingClientRect();
      const letter = add(document.body, "span");
      letter.style.cssText = `${LOOK} white-space: pre;`;
      letter.textContent = lines.at(-1);
      const { width } = letter.getBoundingClientRect();
      letter.remove();
      return { left: left + width, top: top + 24 * (lines.length - 1) };
    },
    select() {
      field.focus();
      field.setSelectionRange(start, end);
    },
    saved: () => field.value,
  };
}

/** The editor's lines are blocks. */
function rich(editor, start, end, saved) {
  editor.style.cssText = `${LOOK} white-space: pre-wrap;`;
  const at = (offset) => {
    const before = linesOf(editor).slice(0, offset).split("\n");
    const block = editor.children[before.length - 1];
    return [block.firstChild, before.at(-1).length];
  };
  return {
    target: editor,
    press() {
      const range = document.createRange();
      const [node, offset] = at(start);
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      return range.getBoundingClientRect();
    },
    select() {
      editor.focus();
      getSelection().setBaseAndExtent(...at(start), ...at(end));
    },
    saved,
  };
}

function linesOf(editor) {
  return [...editor.children].map(({ textContent }) => textContent).join("\n");
}

/** Finds the place of the marked part in the text without its marks. */
function parse(text) {
  const [before, selected, after] = text.split(/[⟦⟧]/);
  const start = before.length;
  return { whole: before + selected + after, start, end: start + selected.length };
}

function add(root, name, attributes = {}) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  root.append(element);
  return element;
}
