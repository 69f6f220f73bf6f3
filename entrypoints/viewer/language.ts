/** Gives the viewer its sentences: it holds all its languages, and takes one that the reader prefers. */
import type { Translate } from "../../components/Translate";
import { isolated } from "../../lib/wording/isolated";
import type { MessageKey } from "../../lib/wording/sentences";

/** The messages of this page, with `$1` in place of their values. */
export type Catalogue = Readonly<Partial<Record<MessageKey, string>>>;

/**
 * The catalogue for the first of these languages that has one, else the first catalogue.
 *
 * @param languages BCP 47
 */
export function chooseCatalogue(
  catalogues: readonly Catalogue[],
  languages: readonly string[],
): Catalogue {
  const found = languages.map((wanted) =>
    catalogues.find(({ locale = "" }) => language(locale) === language(wanted)),
  );
  return found.find((catalogue) => catalogue !== undefined) ?? catalogues[0] ?? {};
}

function language(tag: string): string | undefined {
  return tag.split("-")[0]?.toLowerCase();
}

export function translator(catalogue: Catalogue): Translate {
  const within = readsFromRight(catalogue) ? isolated : (text: string) => text;
  return (key, ...substitutions) =>
    (catalogue[key] ?? "").replaceAll(/\$(\d)/g, (_, position: string) =>
      within(substitutions[Number(position) - 1] ?? ""),
    );
}

/** Tells the page's language and direction to the browser and to assistive technology. */
export function localisePage(page: Document, catalogue: Catalogue): void {
  page.documentElement.lang = catalogue.locale ?? "";
  page.documentElement.dir = readsFromRight(catalogue) ? "rtl" : "ltr";
}

function readsFromRight({ direction }: Catalogue): boolean {
  return direction === "rtl";
}
