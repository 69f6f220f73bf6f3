import { t } from "../../lib/platform/i18n";
import type { MessageKey } from "../../lib/wording/sentences";

/** A message of the catalogue, as build/shells.tsx names it. */
const MESSAGE = /__MSG_(\w+)__/g;

/**
 * Puts the words into the shell that stands in the page's template, and the shell into the page. Its text box has the caret at
 * once, and the button that was pressed last is marked: the page presses it again once it listens (`popup/takeOver.ts`).
 */
export function paintShell(page: Document): void {
  const template = page.querySelector("template");
  if (!template) return;
  for (const element of template.content.querySelectorAll("*")) {
    for (const attribute of element.attributes) attribute.value = worded(attribute.value);
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) node.textContent = worded(node.textContent ?? "");
    }
  }
  const shell = template.content.firstElementChild;
  shell?.toggleAttribute("data-shell", true);
  shell?.addEventListener("submit", (event) => event.preventDefault());
  shell?.addEventListener("click", ({ target }) => {
    if (target instanceof Element) mark(target.closest("button"));
  });
  shell?.addEventListener("keydown", (event) => {
    if (event instanceof KeyboardEvent && event.key === "Enter" && (event.ctrlKey || event.metaKey))
      mark(page.querySelector("button[type=submit]"));
  });
  template.replaceWith(template.content);
  page.querySelector("textarea")?.focus();
}

function mark(pressed: Element | null): void {
  for (const other of document.querySelectorAll("[data-pressed]")) {
    other.removeAttribute("data-pressed");
  }
  pressed?.setAttribute("data-pressed", "");
}

function worded(text: string): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- shells.tsx took the name from a component, which the compiler has checked
  return text.replaceAll(MESSAGE, (_, key: string) => t(key as MessageKey));
}
