/** A page with a text in a field, as an injected function sees it. Real pages are tested in real browsers. */
import type { Seen } from "../../entrypoints/background/injected/findSelections";

export interface FakePage {
  readonly tabId: number;
  readonly documentId: string;
  /** The text in the field. */
  value: string;
}

/** The whole of the text is selected. */
export function pageWith(text: string): FakePage {
  return { tabId: 3, documentId: "5A1E", value: text };
}

/** An injected function either reads, with no arguments, or puts one text in the place of another. */
export function inject(page: FakePage, args: readonly unknown[] = []): object {
  const [from, to] = args;
  const { documentId } = page;
  if (typeof from !== "string" || typeof to !== "string") {
    return { documentId, result: seen(page) };
  }
  const holds = page.value.split(from.trim()).length === 2;
  if (holds) page.value = page.value.replace(from.trim(), () => to);
  return { documentId, result: holds ? "done" : "refused" };
}

function seen({ value: text }: FakePage): Seen {
  const read = {
    text,
    from: "field",
    asked: false,
    editable: true,
    parts: [],
    components: false,
  } as const;
  return { password: false, texts: [read], focus: "here" };
}
