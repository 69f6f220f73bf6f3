/** A page with a text in a field, as what we inject into it sees it. What real pages make of it is tested in real browsers. */

export interface FakePage {
  readonly tabId: number;
  readonly documentId: string;
  /** What stands in the field. */
  value: string;
}

/** The whole of the text is selected. */
export function pageWith(text: string): FakePage {
  return { tabId: 3, documentId: "5A1E", value: text };
}

/** What is injected either reads, with no arguments, or puts one text in the place of another. */
export function inject(page: FakePage, args: readonly unknown[] = []): object {
  const [from, to] = args;
  const { documentId } = page;
  if (typeof from !== "string" || typeof to !== "string") {
    const texts = [{ text: page.value, editable: true }];
    return { documentId, result: { password: false, texts, focus: "here" } };
  }
  const holds = page.value.split(from.trim()).length === 2;
  if (holds) page.value = page.value.replace(from.trim(), () => to);
  return { documentId, result: holds ? "done" : "refused" };
}
