/**
 * Builds the places in which texts are selected. A script puts the texts in, since a browser keeps the source of a page where a
 * test would find it. Each place comes with the element to press on and a way to select all of it.
 */
export const places = {
  pre(root, text) {
    const pre = add(root, "pre");
    pre.textContent = text;
    return { target: pre, select: () => getSelection().selectAllChildren(pre) };
  },

  /** Blocks stand apart by an empty line: the first a paragraph with line breaks, the second a list. */
  paragraphs(root, text) {
    const article = add(root, "article");
    const [lines, items] = text.split("\n\n").map((block) => block.split("\n"));
    const paragraph = add(article, "p");
    lines.forEach((line, i) => paragraph.append(...(i > 0 ? [make("br")] : []), line));
    const list = add(article, "ul");
    for (const item of items ?? []) add(list, "li").textContent = item;
    return { target: paragraph, select: () => getSelection().selectAllChildren(article) };
  },

  textarea: (root, text) => control(add(root, "textarea"), text),
  input: (root, text) => control(add(root, "input"), text),
  password: (root, text) => control(add(root, "input", { type: "password" }), text),

  contenteditable(root, text) {
    const editor = add(root, "div", { contenteditable: "true", class: "editor" });
    editor.textContent = text;
    return {
      target: editor,
      select() {
        editor.focus();
        getSelection().selectAllChildren(editor);
      },
    };
  },

  shadow(root, text) {
    const inside = add(root, "div").attachShadow({ mode: "open" });
    const pre = add(inside, "pre");
    pre.textContent = text;
    const [node] = pre.childNodes;
    return {
      target: pre,
      select: () => getSelection().setBaseAndExtent(node, 0, node, node.length),
    };
  },

  /** The text is markup, components of the page included. */
  markup(root, text) {
    const page = add(root, "main");
    page.setHTMLUnsafe(text);
    return { target: page, select: () => getSelection().selectAllChildren(page) };
  },

  /** A field whose letters are shown as dots, by a style. */
  masked(root, text) {
    const place = places.textarea(root, text);
    place.target.style.cssText = "-webkit-text-security: disc;";
    return place;
  },

  /** Selects something else as soon as the menu is open. */
  tampering(root, text) {
    const place = places.pre(root, text);
    const other = add(root, "pre");
    other.textContent = "what the page would rather have sent";
    addEventListener("contextmenu", () =>
      setTimeout(() => getSelection().selectAllChildren(other)),
    );
    return place;
  },

  link(root, text) {
    const link = add(root, "a", { href: text });
    link.textContent = "a link";
    return { target: link, select: () => undefined };
  },
};

function control(field, text) {
  field.value = text;
  return { target: field, select: () => field.select() };
}

export function add(root, name, attributes = {}) {
  const element = make(name, attributes);
  root.append(element);
  return element;
}

function make(name, attributes = {}) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Texts come as numbers, one for each UTF-16 code unit. */
export async function textOf(number) {
  const units = await (await fetch(`/text/${number}`)).json();
  return String.fromCharCode(...units);
}
