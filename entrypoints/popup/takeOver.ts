import type { Draft } from "../../lib/sharing/draft";

/** The actions of a person in the painted form (`components/popup/FormShell.tsx`) before it came to life. */
export interface Early {
  readonly text: string;
  /** The draft with everything that was typed and chosen. It is `draft` itself if nothing was. */
  into(draft: Draft): Draft;
  /** Presses the button that was pressed last, now that something listens. Not for a text that the person has not seen. */
  press(): void;
}

/** Reads the painted form, or a page without one. To be called right before the page is rendered: the elements stay. */
export function takeOver(page: ParentNode): Early {
  const text = typedInto(page, "textarea");
  const passphrase = typedInto(page, "input[type=password]");
  const note = typedInto(page, "input[type=text]");
  const kind = page.querySelector<HTMLInputElement>("input[type=radio]:checked")?.value;
  const button = page.querySelector<HTMLElement>("[data-pressed]");
  return {
    text,
    into(draft) {
      if (text + passphrase + note === "" && kind === undefined) return draft;
      return {
        // A form that is painted is empty; a text that was kept all the same comes first.
        text: draft.text + text,
        terms: {
          ...draft.terms,
          ...(passphrase !== "" && { passphrase }),
          ...(kind !== undefined && { sealed: kind === "sealed" }),
        },
        note: note === "" ? draft.note : note,
      };
    },
    press: () => button?.click(),
  };
}

function typedInto(page: ParentNode, field: string): string {
  return page.querySelector<HTMLInputElement | HTMLTextAreaElement>(field)?.value ?? "";
}
