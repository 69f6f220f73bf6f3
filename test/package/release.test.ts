/** The checks before a release let our packages pass, and each finds what it is there for, planted into a real package. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json";
import { CONTEXTS, PACKAGE } from "../release/check/budgets";
import { buildOf, type Contents } from "../release/build";
import { newestHeading, versionIn, withVersion } from "../release/check/changelog";
import { differences } from "../release/check/differences";
import { type Facts, missingLicenses, packageComplaints } from "../release/check/packageComplaints";
import { sourceComplaints } from "../release/check/sourceComplaints";
import { artefact, artefactsOf, sourceFiles, unzip } from "../release/check/trees";
import { componentsOf } from "../release/check/componentsOf";
import { versionComplaints } from "../release/check/versionComplaints";

const top = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(top, file), "utf8");
const artefacts = artefactsOf(join(top, ".output"));
const { version } = packageJson;
/** Packages of other versions may lie there too. */
const artefactOf = (name: string) => artefact(artefacts, `-${version}-${name}`);
const security = read(".github/SECURITY.md");

const bytes = (text: string) => Buffer.from(text);

function packageFor(browser: Facts["browser"]) {
  const archive = artefactOf(`${browser}.zip`);
  const components = componentsOf(artefactOf(`${browser}.cdx.json`));
  const facts = { browser, size: archive.length, version, security, components };
  return { contents: unzip(archive), facts };
}

const chrome = packageFor("chrome");
const firefox = packageFor("firefox");

const complaintsAbout = (contents: Contents, facts: Facts) =>
  packageComplaints(buildOf(contents), facts);

/** The package with another manifest. */
function withManifest(contents: Contents, change: Readonly<Record<string, unknown>>): Contents {
  const manifest = { ...buildOf(contents).manifest, ...change };
  return { ...contents, "manifest.json": bytes(JSON.stringify(manifest)) };
}

test.each([chrome, firefox])("the package for $facts.browser passes", ({ contents, facts }) => {
  expect(complaintsAbout(contents, facts)).toEqual([]);
});

describe.each([chrome, firefox])(
  "in the package for $facts.browser is found:",
  ({ contents, facts }) => {
    const { browser } = facts;
    const granted = buildOf(contents).manifest["permissions"];
    const permissions = Array.isArray(granted) ? granted.map(String) : [];

    test.each<readonly [string, Contents, string]>([
      [
        "a permission",
        withManifest(contents, { permissions: [...permissions, "tabs"] }),
        "asks for tabs, which SECURITY.md does not list",
      ],
      [
        "an optional permission",
        withManifest(contents, { optional_permissions: ["history"] }),
        "asks for history, which SECURITY.md does not list",
      ],
      [
        "a permission that is gone",
        withManifest(contents, { permissions: permissions.filter((one) => one !== "alarms") }),
        "does not ask for alarms, which SECURITY.md lists",
      ],
      ["a key", withManifest(contents, { key: "MII" }), "carries a key, which stores refuse"],
      [
        "another version",
        withManifest(contents, { version: "9.9.9" }),
        `has the version 9.9.9, not ${version}`,
      ],
      [
        "a test server",
        { ...contents, "background.js": bytes("fetch('http://127.0.0.1:7143/')") },
        "names a test server in background.js",
      ],
      [
        "a source map",
        { ...contents, "background.js.map": bytes("{}") },
        "holds the source map background.js.map",
      ],
      [
        "the name of a source map",
        { ...contents, "background.js": bytes("//# sourceMappingURL=data:,") },
        "names a source map in background.js",
      ],
      ["no licences", { ...contents, "licenses.txt": bytes("") }, "lacks the licence of preact"],
      [
        "a licence without its text",
        {
          ...contents,
          "licenses.txt": bytes(
            Buffer.from(contents["licenses.txt"] ?? [])
              .toString()
              .replace(/(?<=^=== jose .*\n)[^=]+/m, ""),
          ),
        },
        "lacks the licence of jose",
      ],
    ])("%s", (_what, planted, complaint) => {
      expect(complaintsAbout(planted, facts)).toContain(`${browser}: ${complaint}`);
    });

    test("a package that is too large", () => {
      const size = PACKAGE + 1;
      expect(complaintsAbout(contents, { ...facts, size })).toEqual([
        `${browser}: is ${size} bytes, over ${PACKAGE}`,
      ]);
    });

    test("an empty bill of materials", () => {
      expect(complaintsAbout(contents, { ...facts, components: [] })).toEqual([
        `${browser}: has an empty bill of materials`,
      ]);
    });
  },
);

test.each(Object.keys(CONTEXTS))("more than its budget is found in %s", (context) => {
  // Random digits do not grow smaller.
  const noise = Array.from({ length: 60_000 }, (_, i) => ((i * 7_919) % 104_729).toString(36)).join(
    "",
  );
  const [script] = buildOf(chrome.contents).files.filter((file) =>
    context.endsWith(".js")
      ? file === context
      : file.includes(`/${context.replace(".html", "")}-`) && file.endsWith(".js"),
  );
  const grown = {
    ...chrome.contents,
    [`${script}`]: bytes(
      `${Buffer.from(chrome.contents[`${script}`] ?? []).toString()};"${noise}"`,
    ),
  };
  expect(complaintsAbout(grown, chrome.facts)).toEqual([
    expect.stringMatching(`chrome: loads \\d+ bytes with ${context}, over ${CONTEXTS[context]}`),
  ]);
});

describe("the viewer", () => {
  const page = Buffer.from(artefact(artefacts, "viewer/index.html")).toString();
  const components = componentsOf(artefactOf("viewer.cdx.json"));

  test("holds the licences of its parts", () => {
    expect(missingLicenses(page, components)).toEqual([]);
  });

  test("is found without one", () => {
    expect(missingLicenses(page.replace("=== preact", ""), components)).toEqual([
      "lacks the licence of preact",
    ]);
  });
});

describe("the bills of materials", () => {
  test.each(["chrome", "firefox", "viewer"])("for %s list all that is declared for it", (build) => {
    const names = componentsOf(artefactOf(`${build}.cdx.json`)).map(({ name }) => name);
    // The build takes the browser's own object for it.
    const declared = Object.keys(packageJson.dependencies).filter(
      (name) => name !== "webextension-polyfill",
    );
    const expected = build === "viewer" ? ["jose", "preact"] : declared;
    expect(names).toEqual(expect.arrayContaining(expected));
  });
});

// A package of the sources has no git to ask.
describe.skipIf(!existsSync(join(top, ".git")))("the package of the sources", () => {
  const sources = unzip(artefactOf("sources.zip"));

  test("holds every file that git takes, and no other", () => {
    expect(sourceComplaints(sources, sourceFiles())).toEqual([]);
  });

  test("is found without a page, a test or a file whose name begins with a dot", () => {
    for (const file of [
      "components/public/offscreen.html",
      "test/unit/names.test.ts",
      ".oxlintrc.json",
    ]) {
      const { [file]: _gone, ...rest } = sources;
      expect(sourceComplaints(rest, sourceFiles())).toEqual([`sources: lack ${file}`]);
    }
  });

  test("is found with a file of somebody's desk", () => {
    expect(sourceComplaints({ ...sources, "notes.txt": bytes("") }, sourceFiles())).toEqual([
      "sources: hold notes.txt, which git ignores",
    ]);
  });
});

describe("a difference is found:", () => {
  const one = { "a.zip": bytes("a"), "b.zip": bytes("b") };

  test.each<readonly [string, Contents, readonly string[]]>([
    ["none", { "b.zip": bytes("b"), "a.zip": bytes("a") }, []],
    ["another byte", { ...one, "b.zip": bytes("B") }, ["b.zip"]],
    ["a file too few", { "a.zip": bytes("a") }, ["b.zip"]],
    ["a file too many", { ...one, "c.zip": bytes("c") }, ["c.zip"]],
  ])("%s", (_what, other, found) => {
    expect(differences(one, other)).toEqual(found);
  });
});

describe("the version", () => {
  const unreleased = "# Changelog\n\n## Unreleased\n\n## 0.1.0 (2026-12-01)\n";
  const released = "# Changelog\n\n## 0.1.0 (2026-12-01)\n";

  test("is that of the changelog, which may have newer changes", () => {
    expect(versionComplaints(version, read(".github/CHANGELOG.md"), undefined)).toEqual([]);
    expect(newestHeading(unreleased)).toBe("Unreleased");
    expect(versionComplaints("0.1.0", unreleased, undefined)).toEqual([]);
    expect(versionComplaints("0.1.0", released, "v0.1.0")).toEqual([]);
  });

  test("is given to the changes that had none", () => {
    const headed = withVersion(unreleased, "0.2.0", "2026-12-24");
    expect(newestHeading(headed)).toBe("0.2.0 (2026-12-24)");
    expect(versionIn(newestHeading(headed))).toBe("0.2.0");
    expect(versionComplaints("0.2.0", headed, "v0.2.0")).toEqual([]);
    expect(headed).toContain("## 0.1.0 (2026-12-01)");
  });

  test.each([
    ["another heading", "0.2.0", released, undefined],
    ["a heading without a day", "0.1.0", "## 0.1.0\n", undefined],
    ["changes without a version under a tag", "0.1.0", unreleased, "v0.1.0"],
    ["another tag", "0.1.0", released, "v0.2.0"],
  ])("is found with %s", (_what, its, changelog, tag) => {
    expect(versionComplaints(its, changelog, tag)).toHaveLength(1);
  });
});
