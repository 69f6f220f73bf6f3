/** Style sheets that stand in the HTML of their page: the browser fetches two files fewer before it paints. */
import { createHash } from "node:crypto";
import type { HtmlTagDescriptor } from "vite";

const LINK = /\s*<link rel="stylesheet"[^>]* href="\/([^"]+)">/g;

/**
 * Takes the links to style sheets out of a page.
 *
 * @param sourceOf gives the sheet in a file of the build
 * @returns the page, and the element that takes the place of its links
 * @throws Error if there is no such sheet, or if it ends its element
 */
export function stylesInPlace(
  html: string,
  sourceOf: (file: string) => string | undefined,
): { readonly html: string; readonly style: HtmlTagDescriptor } {
  const sheets = [...html.matchAll(LINK)].map(([, file = ""]) => {
    const source = sourceOf(file);
    if (source === undefined) throw new Error(`There is no style sheet ${file}`);
    return source;
  });
  const style = sheets.join("");
  if (style.includes("</style")) throw new Error("A style sheet ends its own element");
  return {
    html: html.replaceAll(LINK, ""),
    style: { tag: "style", children: style, injectTo: "head" },
  };
}

/** The digests of the style sheets that stand in a page, as a policy for its content names them (CSP 3, 2.3.1). */
export function digestsOf(html: string): readonly string[] {
  const styles = html.matchAll(/<style>([^]*?)<\/style>/g);
  return [...styles].map(
    ([, style = ""]) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  );
}
