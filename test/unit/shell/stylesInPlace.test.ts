/** Style sheets stand in the page that linked to them, in their order, under a digest that the policy of the manifest names. */
import { expect, test } from "vitest";
import { digestsOf, stylesInPlace } from "../../../entrypoints/shell/build/stylesInPlace";

const page = (...files: readonly string[]) =>
  `<head>${files.map((file) => `\n    <link rel="stylesheet" crossorigin href="/${file}">`).join("")}</head>`;

const sheets: Readonly<Record<string, string>> = { "a.css": "a{top:0}", "b.css": "b{top:0}" };
const sourceOf = (file: string) => sheets[file];

test("all sheets are in one element, in the order of their links", () => {
  const { html, style } = stylesInPlace(page("b.css", "a.css"), sourceOf);
  expect(html).toBe("<head></head>");
  expect(style).toEqual({ tag: "style", children: "b{top:0}a{top:0}", injectTo: "head" });
});

test.each([
  ["is not there", page("c.css"), sourceOf],
  ["ends its element", page("a.css"), () => 'a::after{content:"</style>"}'],
])("a sheet that %s stops the build", (_, html, source) => {
  expect(() => stylesInPlace(html, source)).toThrow("style sheet");
});

test("a page tells the digest of each sheet in it", () => {
  // From `printf 'a{top:0}' | openssl dgst -sha256 -binary | base64`.
  const digest = "+ZMTmgbxs1dT8R7WsQbCwgLtHCcr1JIhDJDy4jp+cTU=";
  expect(digestsOf("<style>a{top:0}</style><p></p>")).toEqual([`'sha256-${digest}'`]);
  expect(digestsOf("<p></p>")).toEqual([]);
});
