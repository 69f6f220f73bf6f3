/** The English catalogue, which the others follow: `languages.test.ts`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

interface Message {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<
    Record<string, { readonly content: string; readonly example?: string }>
  >;
}

const root = join(import.meta.dirname, "../..");
const file = join(root, "components/public/_locales/en/messages.json");

const english: Readonly<Record<string, Message>> = JSON.parse(readFileSync(file, "utf8"));
const entries = Object.entries(english);

const sources = ["components", "entrypoints", "lib"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      join(root, folder, name),
    ),
  )
  .filter((name) => /\.(?:tsx?|html)$/.test(name))
  .concat(join(root, "wxt.config.ts"))
  .map((name) => readFileSync(name, "utf8"))
  .join("\n");

/** Every quoted word, and what the manifest names: a key in use is one of them. */
const quoted = new Set([...sources.matchAll(/"(\w+)"/g)].map(([, word]) => word));
const inManifest = [...sources.matchAll(/__MSG_(\w+)__/g)].map(([, key = ""]) => key);
const called = [...sources.matchAll(/\b(?:t|sentence)\(\s*"(\w+)"/g)].map(([, key = ""]) => key);

test("there is something to check", () => {
  expect(called.length).toBeGreaterThan(50);
  expect(inManifest).toContain("name");
});

test("every key in use exists", () => {
  // The types check the keys in code too; only this test checks those in the manifest.
  expect([...called, ...inManifest].filter((key) => !(key in english))).toEqual([]);
});

test("no key is left unused", () => {
  const used = (key: string) => quoted.has(key) || inManifest.includes(key);
  expect(Object.keys(english).filter((key) => !used(key))).toEqual([]);
});

test("every key is named as all browsers take it, and described for translators", () => {
  const poor = entries.filter(
    ([key, { description = "" }]) => !/^[a-z]\w*$/i.test(key) || !/\S/.test(description),
  );
  expect(poor).toEqual([]);
});

test("every placeholder is whole, numbered from one, and has an example", () => {
  const broken = entries.filter(([, { message, placeholders = {} }]) => {
    const named = [...message.matchAll(/\$(\w+)\$/g)].map(([, name = ""]) => name.toLowerCase());
    const contents = Object.values(placeholders).map(({ content }) => content);
    return (
      message.replaceAll(/\$\w+\$/g, "").includes("$") ||
      named.some((name) => !(name in placeholders)) ||
      Object.keys(placeholders).some((name) => !named.includes(name)) ||
      contents.some((content, index) => content !== `$${index + 1}`) ||
      Object.values(placeholders).some(({ example = "" }) => !/\S/.test(example))
    );
  });
  expect(broken).toEqual([]);
});
