/** Renders components, presses buttons and looks, by the names that a screen reader says. */
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import messages from "../../../components/public/_locales/en/messages.json";
import { Translation } from "../../../components/Translate";
import type { MessageKey } from "../../../lib/wording/sentences";

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const catalogue: Readonly<Record<MessageKey, Message>> = messages;

/** Fills in as the browser does, but throws if a placeholder stays empty. */
function t(key: MessageKey, ...substitutions: readonly string[]): string {
  const { message, placeholders = {} } = catalogue[key];
  return message.replaceAll(/\$(\w+)\$/g, (_, name: string) => {
    const position = Number(placeholders[name.toLowerCase()]?.content.slice(1));
    const value = substitutions[position - 1];
    if (value === undefined) throw new Error(`${key} lacks ${name}`);
    return value;
  });
}

// Every browser has this, and happy-dom lacks it: the property writes its attribute.
Object.defineProperty(HTMLElement.prototype, "spellcheck", {
  configurable: true,
  set(this: HTMLElement, on: boolean) {
    this.setAttribute("spellcheck", String(on));
  },
});

/** Renders in place of what was there before, and waits for what follows from it. */
export async function show(node: ComponentChild): Promise<HTMLElement> {
  await act(() => {
    render(<Translation.Provider value={t}>{node}</Translation.Provider>, document.body);
  });
  return document.body;
}

/** Takes everything away, so that the next one shown starts anew. */
export function clear(): void {
  render(null, document.body);
}

/** The elements of this kind with exactly this accessible name. */
export function all(selector: string, name: string): readonly HTMLElement[] {
  return [...document.body.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => nameOf(element) === name,
  );
}

/** The only one of them; throws if there is none or another. */
function one(selector: string, name: string): HTMLElement {
  const [first, second] = all(selector, name);
  if (first === undefined) throw new Error(`no ${selector} called ${name}`);
  if (second !== undefined) throw new Error(`several ${selector} called ${name}`);
  return first;
}

export function button(name: string): HTMLElement {
  return one("button", name);
}

/** Presses a button and waits for what follows from it. */
export async function press(name: string): Promise<void> {
  await act(async () => button(name).click());
}

/** A text box or a choice. */
export function field(name: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  const element = one("input, textarea, select", name);
  if (element instanceof HTMLInputElement) return element;
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) {
    return element;
  }
  throw new Error(`${name} is no field`);
}

/** Types over what is there. */
export async function type(name: string, value: string): Promise<void> {
  const element = field(name);
  await act(() => {
    element.value = value;
    const event = element.tagName === "SELECT" ? "change" : "input";
    element.dispatchEvent(new Event(event, { bubbles: true }));
  });
}

/** Sends the form off, as the Enter key or its button does. */
export async function submit(): Promise<void> {
  const form = document.querySelector("form");
  await act(() => {
    form?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  });
}

/** The words to read: blocks apart, blanks in one. */
export function words(root: Node = document.body): string {
  return read(root).replaceAll(/\s+/g, " ").trim();
}

function read(node: Node): string {
  if (!(node instanceof Element)) return node.textContent ?? "";
  const text = [...node.childNodes].map(read).join("");
  return /^(?:BDI|CODE|SPAN|TIME|WBR)$/.test(node.tagName) ? text : ` ${text} `;
}

function nameOf(element: Element): string {
  const labelled = element.getAttribute("aria-labelledby");
  if (labelled !== null) return words(document.getElementById(labelled) ?? element);
  const own = element.getAttribute("aria-label");
  if (own !== null) return own;
  if (element instanceof HTMLFieldSetElement)
    return words(element.querySelector("legend") ?? element);
  const label = element.id === "" ? null : document.querySelector(`label[for="${element.id}"]`);
  return words(label ?? element.closest("label") ?? element);
}
