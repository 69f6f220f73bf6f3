/** The texts for the stores say of the packages what is in them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { publishedKinds } from "../../lib/services/publishedKinds";
import { readBuild } from "../release/build";

const top = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(top, file), "utf8");
const chromium = readBuild("chrome-mv3");
const firefox = readBuild("firefox-mv3");

const LISTING = "test/release/store/listing";

/** "Unofficial" as each language says it. */
const UNOFFICIAL: Readonly<Record<string, string>> = {
  ar: "عميل غير رسمي",
  de: "inoffizielles Programm",
  en: "unofficial client",
  es: "cliente no oficial",
  fr: "client non officiel",
  ja: "非公式クライアント",
  pt_BR: "cliente não oficial",
};

/** The signs that Chrome's store takes in a summary, and Firefox's, which takes the fewest, in a description. */
const SUMMARY = 132;
const DESCRIPTION = 15_000;

const languages = readdirSync(join(top, LISTING)).map((file) => file.replace(".md", ""));

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [];

/** Every permission that a package asks for, or may ask for later. */
const permissionsOf = ({ manifest }: typeof chromium) =>
  ["permissions", "host_permissions", "optional_host_permissions"].flatMap((key) =>
    strings(manifest[key]),
  );

test("there is a text in every language of the package", () => {
  const packed = chromium.files.flatMap((file) => /^_locales\/(\w+)\//.exec(file)?.[1] ?? []);
  expect(languages.toSorted()).toEqual(packed.toSorted());
  expect(languages).toHaveLength(7);
});

describe.each(languages)("the text in %s", (language) => {
  const text = read(`${LISTING}/${language}.md`);
  const [title, summary = "", ...description] = text.split("\n\n");
  const catalogue: Readonly<Record<string, { readonly message: string }>> = JSON.parse(
    chromium.text(`_locales/${language}/messages.json`),
  );

  test("has the name and the summary of the package, and the stores take its length", () => {
    expect(title).toBe(`# ${catalogue["name"]?.message}`);
    expect(summary).toBe(catalogue["description"]?.message);
    expect(summary.length).toBeLessThanOrEqual(SUMMARY);
    expect(description.join("\n\n").length).toBeLessThanOrEqual(DESCRIPTION);
  });

  test("calls Secret Links unofficial before it tells anything else", () => {
    expect(description[0]).toContain(UNOFFICIAL[language]);
  });

  test("names each service, the menu's entry, and the shortcut", () => {
    for (const { name } of publishedKinds) expect(text).toContain(name);
    expect(text).toContain(catalogue["copyOneTimeLink"]?.message);
    expect(chromium.manifest["commands"]).toMatchObject({
      "copy-link": { suggested_key: { default: "Alt+Shift+L" } },
    });
    expect(text).toContain("Alt+Shift+L");
  });

  test("says as much as the English one", () => {
    const shape = (one: string) => one.split("\n").map((line) => line.slice(0, 2).trim() === "-");
    expect(shape(text)).toEqual(shape(read(`${LISTING}/en.md`)));
  });
});

describe("the dashboards", () => {
  const document = read("test/release/store/permissions.md");

  test("are told a reason for each permission, and for no other", () => {
    const [, section = ""] = document.split("\n## Permissions\n");
    const [table = ""] = section.split("\n## ");
    const rows = [...table.matchAll(/^\| `([^`]+)` \| (.+\.) \|$/gm)];
    const listed = rows.map(([, permission = ""]) => permission);
    const asked = [...new Set([chromium, firefox].flatMap(permissionsOf))];
    expect(listed.toSorted()).toEqual(asked.toSorted());
  });

  test("are told the categories that Firefox is told", () => {
    const told = [...document.matchAll(/^\| ([A-Z][a-z ]+) \| Yes:/gm)].map(
      ([, category]) => category,
    );
    const mozilla: Readonly<Record<string, string>> = {
      websiteContent: "Website content",
      authenticationInfo: "Authentication information",
    };
    const [, required = ""] =
      /"data_collection_permissions":\{"required":\[([^\]]+)\]/.exec(
        JSON.stringify(firefox.manifest),
      ) ?? [];
    const declared: readonly string[] = JSON.parse(`[${required}]`);
    expect(told).toEqual(declared.map((category) => mozilla[category]));
  });
});
