/** The viewer as people get it: `npm run build:viewer`. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json";
import english from "../../components/public/_locales/en/messages.json";

const top = join(import.meta.dirname, "../..");
const folder = join(top, ".output/viewer");
const html = readFileSync(join(folder, "index.html"), "utf8");
const [, script = ""] = /<script type="module">(.*?)<\/script>/s.exec(html) ?? [];
const [, style = ""] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
const [, catalogues = "[]", code = ""] =
  /^const CATALOGUES=(\[\{.*?\}\]);(.*)$/s.exec(script) ?? [];
const languages: readonly Readonly<Record<string, string>>[] = JSON.parse(catalogues);
const keys = Object.keys(languages[0] ?? {});

const digest = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

test("it is one file of at most 60 kB after gzip", () => {
  expect(readdirSync(folder)).toEqual(["index.html"]);
  expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(60_000);
});

test("the workflow publishes what its build makes, and only when somebody starts it", () => {
  const workflow = readFileSync(join(top, ".github/workflows/viewer.yml"), "utf8");
  const [, command = ""] = /run: npm run (\S+)/.exec(workflow) ?? [];
  expect(Object.keys(packageJson.scripts)).toContain(command);
  const [, path = ""] = /path: (\S+)/.exec(workflow) ?? [];
  expect(join(top, path)).toBe(folder);
  expect(/^on: (.*)$/m.exec(workflow)?.[1]).toBe("workflow_dispatch");
});

describe("its policy", () => {
  const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];

  test("lets nothing run but this script and style, and asks nobody but its own origin", () => {
    expect(policy.split("; ").toSorted()).toEqual(
      [
        "default-src 'none'",
        `script-src ${digest(script)}`,
        `style-src ${digest(style)}`,
        "connect-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].toSorted(),
    );
  });

  test("comes before all that it is about", () => {
    const [head = ""] = html.split("<meta http-equiv");
    expect(head).not.toMatch(/<(?:script|style|link)/);
  });
});

test("it reaches for nothing else, keeps nothing, and leaves nobody a referrer", () => {
  const [shell = ""] = html.replace(script, "").split("<style>");
  expect(shell).toContain('<meta name="referrer" content="no-referrer">');
  expect(html.replace(script, "")).not.toMatch(/(?:src|href)="(?!data:,")|url\(|@import/);
  expect(code).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie|caches\b/);
  expect(code).not.toMatch(/\bimport\b/);
});

test("nothing of the extension, of tests, or of what makes and burns links is in it", () => {
  expect(code).not.toMatch(/\b(?:browser|chrome)\.\w|TEST_ORIGINS|127\.0\.0\.1:\d/);
  expect(code).not.toMatch(
    /secret\/conceal|\/share|\/burn|is_previewed|secret_options|receipt\/recent/,
  );
  expect(code).toContain("/reveal");
});

describe("its words", () => {
  test("are there in seven languages, each with all of them", () => {
    expect(languages).toHaveLength(7);
    const known = Object.keys(english);
    expect(keys.filter((key) => !known.includes(key))).toEqual([]);
    for (const catalogue of languages) {
      expect(Object.keys(catalogue).toSorted()).toEqual(keys.toSorted());
      expect(
        Object.values(catalogue).filter((message) => message === "" || /\$\D/.test(message)),
      ).toEqual([]);
    }
  });

  test("are all that its own parts ask for", () => {
    const parts = readdirSync(join(top, "entrypoints/viewer")).filter((name) =>
      name.endsWith(".tsx"),
    );
    const asked = parts.flatMap((name) => {
      const text = readFileSync(join(top, "entrypoints/viewer", name), "utf8");
      return [...text.matchAll(/"(\w+)"/g)].map(([, word = ""]) => word);
    });
    const messages = asked.filter((word) => word in english);
    expect(messages.length).toBeGreaterThan(20);
    expect(messages.filter((key) => !keys.includes(key))).toEqual([]);
  });
});
