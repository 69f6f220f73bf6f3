/** The packages that people install have the right permissions and sizes, and nothing of the tests. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { publishedKinds } from "../../lib/services/publishedKinds";
import { CONTEXTS } from "../release/check/budgets";
import { lateScriptsOf, readBuild, scriptsOf, sheetsOf } from "../release/build";

const top = join(import.meta.dirname, "../..");
const chromium = readBuild("chrome-mv3");
const firefox = readBuild("firefox-mv3");
const inChromium = { permissions: ["browsingData", "offscreen"], pages: ["offscreen"] };
const inFirefox = { permissions: [], pages: [] };
const builds = [
  { name: "Chromium", build: chromium, own: inChromium, incognito: "split" },
  { name: "Firefox", build: firefox, own: inFirefox, incognito: "not_allowed" },
];

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** Servers of further services are asked for when one of them is chosen. */
const hosted = publishedKinds[0].servers.map(({ address }) => `${address}/*`);
const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [];

describe.each(builds)("the manifest for $name", ({ build, own, incognito }) => {
  const { manifest } = build;

  test("asks for these permissions and no others", () => {
    expect(strings(manifest["permissions"]).toSorted()).toEqual(
      [
        "activeTab",
        "alarms",
        "clipboardWrite",
        "contextMenus",
        "declarativeNetRequestWithHostAccess",
        "scripting",
        "storage",
        "webRequest",
        ...own.permissions,
      ].toSorted(),
    );
    expect(strings(manifest["host_permissions"]).toSorted()).toEqual(hosted.toSorted());
    expect(strings(manifest["optional_host_permissions"])).toEqual([
      "https://*/*",
      "http://localhost/*",
      "http://127.0.0.1/*",
    ]);
    expect(Object.keys(manifest)).not.toContain("optional_permissions");
  });

  test("carries no key, which stores refuse", () => {
    expect(Object.keys(manifest)).not.toContain("key");
  });

  test("puts nothing into pages and shows nothing to them", () => {
    const keys = Object.keys(manifest);
    expect(keys).not.toContain("content_scripts");
    expect(keys).not.toContain("web_accessible_resources");
    expect(keys).not.toContain("externally_connectable");
  });

  test("lets into private windows only what is theirs alone", () => {
    expect(manifest["incognito"]).toBe(incognito);
  });

  test("lets its pages run their own scripts only", () => {
    expect(manifest["content_security_policy"]).toMatchObject({
      extension_pages: expect.stringMatching(
        /^default-src 'none'; script-src 'self'; style-src 'self' .*; img-src 'self'; .*frame-ancestors 'none'; form-action 'none'/,
      ),
    });
  });

  test("lets in the style sheets that stand in its pages, and no others", () => {
    const pages = build.files.filter((name) => name.endsWith(".html"));
    const styles = pages.flatMap((name) => [
      ...build.text(name).matchAll(/<style>([^]*?)<\/style>/g),
    ]);
    const digests = styles.map(
      ([, style = ""]) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`,
    );
    expect(digests.length).toBe(2);
    expect(manifest["content_security_policy"]).toMatchObject({
      extension_pages: expect.stringContaining(`; style-src 'self' ${digests.join(" ")};`),
    });
  });
});

describe("the privacy policy", () => {
  const document = readFileSync(join(top, ".github/PRIVACY.md"), "utf8");

  test.each(builds)("is in the package for $name", ({ build }) => {
    const text = build.text("privacy.txt");
    expect(text).not.toContain("](");
    const words = (one: string) => one.match(/[\w'`*]+/g) ?? [];
    expect(words(text)).toEqual(words(document.replaceAll(/\]\(\S+\)/g, "")));
  });

  test("gives a reason for each category that Firefox is told of, and for no other", () => {
    const [, section = ""] = document.split("\n## Mozilla's categories\n");
    const listed = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, category]) => category);
    expect(firefox.manifest["browser_specific_settings"]).toMatchObject({
      gecko: { data_collection_permissions: { required: listed } },
    });
    expect(listed).toEqual(["websiteContent", "authenticationInfo"]);
  });
});

test("Android is not declared: Firefox has no context menus there", () => {
  expect(JSON.stringify(firefox.manifest)).not.toContain("gecko_android");
});

describe("an administrator's policy", () => {
  test("is described to Chromium, by a schema of no more than it knows", () => {
    expect(chromium.manifest["storage"]).toEqual({ managed_schema: "managed.json" });
    expect(JSON.parse(chromium.text("managed.json"))).toMatchObject({ type: "object" });
  });

  test("needs no schema in Firefox, which would warn of it", () => {
    expect(firefox.manifest["storage"]).toBeUndefined();
  });
});

describe.each(builds)("the pages for $name", ({ build: { files, manifest }, own }) => {
  test("are these, and no others", () => {
    const pages = files.filter((name) => name.endsWith(".html"));
    expect(pages.toSorted()).toEqual(
      [
        "options.html",
        "popup.html",
        "reveal.html",
        "welcome.html",
        ...own.pages.map((name) => `${name}.html`),
      ].toSorted(),
    );
  });

  test("have the options in a tab of their own: a question for permission closes popups", () => {
    expect(manifest["options_ui"]).toMatchObject({ page: "options.html", open_in_tab: true });
  });
});

describe.each(builds)("the build for $name", ({ build }) => {
  test("has no trace of the test servers", () => {
    for (const file of build.files.filter((name) => /\.(?:js|html)$/.test(name))) {
      expect(build.text(file), file).not.toMatch(/TEST_ORIGINS|http:\/\/127\.0\.0\.1:\d/);
    }
  });

  test("has every language, with no words that are for translators alone", () => {
    const catalogues = build.files.filter((name) => name.startsWith("_locales/"));
    expect(catalogues).toHaveLength(7);
    for (const name of catalogues) {
      const source = readFileSync(join(top, "components/public", name), "utf8");
      const [given, kept] = [source, build.text(name)].map((text) => catalogueIn(text));
      expect(kept, name).toEqual(given);
      expect(build.text(name), name).not.toMatch(/"(?:description|example)":\s*"/);
    }
  });

  /** The parts that browsers read: each message, and the numbers of its placeholders. */
  function catalogueIn(text: string): unknown {
    const messages: Readonly<Record<string, Message>> = JSON.parse(text);
    return Object.entries(messages).map(([key, { message, placeholders = {} }]) => [
      key,
      message,
      Object.entries(placeholders).map(([name, { content }]) => [name, content]),
    ]);
  }

  test("reaches for nothing elsewhere", () => {
    for (const page of build.files.filter((name) => name.endsWith(".html"))) {
      expect(build.text(page), page).not.toMatch(/(?:src|href)="(?!\/)/);
    }
  });
});

/** Bytes after gzip, of all that is loaded together; 1 kB is 1,000 bytes. */
describe("sizes", () => {
  test.each(Object.entries(CONTEXTS))(
    "%s loads at most %i bytes, shared parts included",
    (context, most) => {
      expect(chromium.gzipped(scriptsOf(chromium, context))).toBeLessThanOrEqual(most);
    },
  );

  test("a page loads few files at first, and the offscreen document one that is no module", () => {
    for (const page of ["popup.html", "reveal.html", "options.html", "welcome.html"]) {
      expect(scriptsOf(chromium, page).length).toBeLessThanOrEqual(5);
    }
    expect(chromium.text("offscreen.html")).toContain('<script src="/offscreen.js"></script>');
    expect(chromium.text("offscreen.js")).not.toMatch(/\bimport\b|\bexport\b/);
  });

  test("the background is one file, which starts sooner than many, and loads nothing later", () => {
    expect(scriptsOf(chromium, "background.js")).toEqual(["background.js"]);
    expect(lateScriptsOf(chromium, "background.js")).toEqual([]);
  });

  test("cryptography is no part of the popup, and the reveal tab loads it after its first paint", () => {
    expect(lateScriptsOf(chromium, "popup.html").filter(hasJose)).toEqual([]);
    const first = ["popup.html", "reveal.html"].flatMap((page) => scriptsOf(chromium, page));
    expect(first.filter(hasJose)).toEqual([]);
    const late = lateScriptsOf(chromium, "reveal.html");
    expect(late.filter(hasJose)).toHaveLength(1);
    expect(chromium.gzipped(late.filter(hasJose))).toBeLessThanOrEqual(10_000);
  });

  test("the popup loads nothing late but the QR code, the making of passwords and the words for recipients", () => {
    const late = lateScriptsOf(chromium, "popup.html");
    const isQr = (file: string) => chromium.text(file).includes("crispEdges");
    const names = late.filter((file) => !isQr(file)).map((name) => name.replace(/-.{8}\.js$/, ""));
    expect(names.toSorted()).toEqual(["chunks/PasswordMaker", "chunks/messageFor"]);
    expect(late).toHaveLength(3);
    expect(chromium.gzipped(late)).toBeLessThanOrEqual(9_000);
  });

  test("a link loads the recipient's part of its own service alone, and ML-KEM only where that needs it", () => {
    const parts = chromium.files.filter((name) => /\/receiving-.*\.js$/.test(name));
    expect(parts).toHaveLength(publishedKinds.length);
    for (const part of parts) expect(chromium.gzipped([part])).toBeLessThanOrEqual(5_000);
    const noble = chromium.files.filter((name) => /\/mlKem-.*\.js$/.test(name));
    expect(noble).toHaveLength(1);
    expect(chromium.gzipped(noble)).toBeLessThanOrEqual(13_000);
    const first = ["background.js", "popup.html", "options.html", "reveal.html"];
    expect(
      first.flatMap((page) => scriptsOf(chromium, page)).filter((name) => noble.includes(name)),
    ).toEqual([]);
  });

  test("parts that are loaded later have no style sheet, since nothing would fetch it", () => {
    const pages = chromium.files.filter((name) => name.endsWith(".html"));
    const linked = new Set(pages.flatMap((page) => sheetsOf(chromium, page)));
    const sheets = chromium.files.filter((name) => name.endsWith(".css"));
    expect(sheets.filter((sheet) => !linked.has(sheet))).toEqual([]);
  });

  /** By an algorithm that only the library knows. */
  function hasJose(file: string): boolean {
    return chromium.text(file).includes("ECDH-ES");
  }

  /** By a sentence that nothing else says. */
  test.each([
    ["the button for the QR code", "hideQrCode", "popup.html"],
    ["the openers of a link", "makeWithoutViewer", "popup.html"],
    ["saving what cannot be opened", "saveSealed", "reveal.html"],
    ["the website instead", "websiteQuestion", "reveal.html"],
    ["choosing what clicks open", "openClickedHint", "options.html"],
  ])("only the page that needs it loads %s", (_, said, page) => {
    const contexts = ["background.js", ...chromium.files.filter((name) => name.endsWith(".html"))];
    const loading = contexts.filter((context) =>
      scriptsOf(chromium, context).some((file) => chromium.text(file).includes(said)),
    );
    expect(loading).toEqual([page]);
  });

  /** Each text is one that no other code holds. */
  test.each([
    ["create", "/secret/conceal", "background.js"],
    ["status", "is_previewed", "background.js"],
    ["burn", "/burn`", "background.js"],
    ["probe", "secret_options", "background.js"],
    ["verify", "/receipt/recent", "background.js"],
    ["spot links", "(?:secret[/%]|[secrt]*%)", "background.js"],
    ["reveal", "secret_value", "reveal.html"],
  ])("only those who use it load it, early or late: %s", (_, sent, who) => {
    const contexts = ["background.js", ...chromium.files.filter((name) => name.endsWith(".html"))];
    const loading = contexts.filter((context) =>
      [...scriptsOf(chromium, context), ...lateScriptsOf(chromium, context)].some((file) =>
        chromium.text(file).includes(sent),
      ),
    );
    expect(loading).toEqual([who]);
  });
});
