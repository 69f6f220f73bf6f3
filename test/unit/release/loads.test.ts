/** A build tells the bytes that each context loads at once. */
import { expect, test } from "vitest";
import { buildOf } from "../../release/build";
import { loadsOf, table } from "../../release/loads";

const contents = {
  "manifest.json": '{"background":{"service_worker":"background.js","type":"module"}}',
  "background.js": "b".repeat(1000),
  "popup.html":
    '<link href="/assets/a.css"><script src="/shell.js"></script><template data-page><script src="/chunks/popup.js"></script></template>',
  "shell.js": "s",
  "assets/a.css": "a{}",
  "chunks/popup.js": 'import{a}from"./shared.js";const late=()=>import("./late.js");',
  "chunks/shared.js": "é".repeat(500),
  "chunks/late.js": "l".repeat(9000),
};
const build = buildOf(
  Object.fromEntries(Object.entries(contents).map(([name, text]) => [name, Buffer.from(text)])),
);

test("a context has its own file, whatever that names, and the imports of it, and nothing that comes later", () => {
  const [background, popup, ...others] = loadsOf(build);
  expect(others).toEqual([]);
  expect(background).toMatchObject({ files: ["background.js"], bytes: 1000 });
  expect(popup?.files.toSorted()).toEqual(
    Object.keys(contents)
      .filter((name) => !["manifest.json", "background.js", "chunks/late.js"].includes(name))
      .toSorted(),
  );
  expect(popup?.bytes).toBeGreaterThan(1000);
  expect(popup?.gzipped).toBeLessThan(500);
});

test("a line names the context, its files and its bytes", () => {
  const [load] = loadsOf(build);
  expect(load && table([load])).toMatch(/\n {2}background\.js +1 file +1\.0 kB +0\.0 kB gzipped$/);
});
