import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "wxt";
import { paintedEarly } from "./entrypoints/shell/build/paintedEarly";
import { digestsOf } from "./entrypoints/shell/build/stylesInPlace";
import { publishedKinds } from "./lib/services/publishedKinds";
import { parseViewer } from "./lib/links/viewerForm";
import { wordsOf } from "./lib/wording/words";
import { bundledPackages } from "./test/release/bundledPackages";
import { releaseHooks } from "./test/release/releaseHooks";
import { writeText } from "./test/release/writeText";

/** The oldest Chromium and the oldest Firefox, an ESR, that the tests run in. Nothing older is known to work. */
const CHROME = 156;
const FIREFOX = 153;

/**
 * The public half of a key whose other half is gone. A development build has the same id in every folder by it. A store gives an
 * id of its own, and refuses a package with a key.
 */
const DEVELOPMENT_KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxn51QQo5JFHMatjWMvEvS9b7E41SuBg9Ry08SHPcDFB1gU5sI55evV5UyL0ig3YeJ4e+TadIHwoDrc0OwDSa54JiEt82r3XH7SVdnDvysplPF6uXceY9b02ynVe0jZIJuX0msgCh8enDBIslniVXyPDTrzgwEU5yoMnPlw2dk2GBFpLqjGyY4LFaJiTjFjL+ZROC2EXy/DmqfwTH8hruFvruQU77bxbrfkkyaGMukNHErEcUYRT5vLZz0tzI5/Lsr5x024rOidMmLX8oJ7b/gfa+9u/SyaJm0q/IuvRzbM6/IYnRb7MK5+ehPEkZgcq1aFxqAdy9SVfdwlKElsZ4UwIDAQAB";

/** The servers that need no question. Those of further services are asked for when one of them is chosen. */
const hosted = publishedKinds[0].servers.map((server) => server.address);

/** Servers on loopback that a test build takes as its own: `TEST_ORIGINS=http://127.0.0.1:PORT[,…]`. */
const test = process.env["TEST_ORIGINS"]?.split(",") ?? [];

/** The page for recipients without the extension: `VIEWER_URL=https://viewer.example/`. None if it is not set. */
const viewer = addressOf("VIEWER_URL", process.env["VIEWER_URL"]);

const { homepage: published }: { readonly homepage?: string } = JSON.parse(
  readFileSync("package.json", "utf8"),
);

/** Where recipients get Secret Links: `HOMEPAGE_URL=https://…/`, else `homepage` of package.json. None if there is neither. */
const homepage = addressOf("HOMEPAGE_URL or homepage", process.env["HOMEPAGE_URL"] ?? published);

/** Both stand in what recipients are told, and are held to the same form. */
function addressOf(name: string, address: string | undefined): string | null {
  if (address === undefined || address === "") return null;
  const parsed = parseViewer(address);
  if (parsed === undefined)
    throw new Error(`${name} is no address as lib/links/viewerForm.ts wants it`);
  return parsed;
}

/** What recipients are told, in every language. */
const words = wordsOf((folder) =>
  readFileSync(`components/public/_locales/${folder}/messages.json`, "utf8"),
);

/** What we may contact without asking. The viewer is not asked for anything: it is for clicks on its links. */
const hosts = new Set([...hosted, ...test, ...(viewer === null ? [] : [new URL(viewer).origin])]);

/**
 * As narrow as popup and reveal tab can live with; the lists are the same in both browsers.
 *
 * @param styles the digests of the style sheets that stand in pages
 */
const policy = (styles: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styles].join(" "),
    "img-src 'self'",
    "connect-src https: http://localhost:* http://127.0.0.1:*",
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");

/** Firefox refuses ports in match patterns; in Chromium a pattern with a port is the narrower one. */
function pattern(origin: string, browser: string): string {
  const { protocol, host, hostname } = new URL(origin);
  return `${protocol}//${browser === "firefox" ? hostname : host}/*`;
}

/**
 * The polyfill has nothing to do here: in Firefox, and in Chromium since version 148, `browser` is the browser's own object.
 * Without the polyfill each page is 3.4 kB smaller.
 */
const native = {
  name: "native-browser",
  enforce: "pre",
  resolveId: (id: string) => (id === "webextension-polyfill" ? `\0${id}` : undefined),
  load: (id: string) =>
    id === "\0webextension-polyfill" ? "export default globalThis.browser;" : undefined,
} as const;

/**
 * Vite's helper fetches the style sheets of a part before it loads the part. Ours have none: without it popup and reveal tab are
 * 0.7 kB smaller.
 */
const partsWithoutStyles = {
  name: "parts-without-styles",
  enforce: "pre",
  load: (id: string) =>
    id === "\0vite/preload-helper.js"
      ? "export const __vitePreload = (load) => load();"
      : undefined,
} as const;

/** A catalogue without descriptions and examples, which are for translators. The package is 10 kB smaller without them. */
function forBrowsers(catalogue: string): string {
  const forTranslators = ["description", "example"];
  // One message is called `description`, and is no text itself.
  return JSON.stringify(JSON.parse(catalogue), (key, value: unknown) =>
    forTranslators.includes(key) && typeof value === "string" ? undefined : value,
  );
}

const bundled = bundledPackages(process.cwd());

export default defineConfig({
  imports: false,
  hooks: {
    ...releaseHooks(bundled),
    "build:publicAssets"({ config: { browser } }, files) {
      // Firefox has no offscreen documents.
      const unused = files.findIndex(({ relativeDest }) => relativeDest === "offscreen.html");
      if (browser === "firefox") files.splice(unused, 1);
      for (const [index, file] of files.entries()) {
        if (!("absoluteSrc" in file) || !file.relativeDest.endsWith("messages.json")) continue;
        const contents = forBrowsers(readFileSync(file.absoluteSrc, "utf8"));
        files[index] = { relativeDest: file.relativeDest, contents };
      }
    },
    // While developing, scripts and their changes come from Vite's server.
    "build:manifestGenerated"({ config: { command, outDir } }, manifest) {
      if (command === "serve") return;
      const pages = readdirSync(outDir).filter((name) => name.endsWith(".html"));
      const styles = pages.flatMap((name) => digestsOf(readFileSync(`${outDir}/${name}`, "utf8")));
      manifest.content_security_policy = { extension_pages: policy([...new Set(styles)]) };
    },
    // Every page needs most of what is shared: one file of it is loaded sooner than eleven.
    "vite:build:extendConfig"(entrypoints, { build }) {
      if (!build || !entrypoints.some(({ name }) => name === "popup")) return;
      const shared = { name: "shared", tags: ["$initial" as const], minShareCount: 3 };
      const { rolldownOptions } = build;
      // WXT gives each build one output.
      if (Array.isArray(rolldownOptions?.output)) throw new Error("The pages have several outputs");
      const output = { ...rolldownOptions?.output, codeSplitting: { groups: [shared] } };
      build.rolldownOptions = { ...rolldownOptions, output };
    },
  },
  manifestVersion: 3,
  targetBrowsers: ["chrome", "firefox"],
  publicDir: "components/public",
  outDirTemplate: `{{browser}}-mv{{manifestVersion}}{{modeSuffix}}${test.length > 0 ? "-test" : ""}`,
  vite: () => ({
    build: {
      // The oldest browsers the manifest lets in: nothing is translated that both understand.
      target: [`chrome${CHROME}`, `firefox${FIREFOX}`],
      // The pages' parts lie in the package: fetching them ahead saves nothing, and takes code.
      modulePreload: false,
    },
    plugins: [
      native,
      partsWithoutStyles,
      writeText(),
      bundled.plugin,
      paintedEarly(viewer !== null),
    ],
    define: {
      __TEST_ORIGINS__: test.length > 0 ? JSON.stringify(test) : "false",
      __VIEWER_URL__: JSON.stringify(viewer),
      __HOMEPAGE__: JSON.stringify(homepage),
      __EXPLANATION_WORDS__: JSON.stringify(words.explanation),
      __MESSAGE_WORDS__: JSON.stringify(words.message),
    },
  }),
  manifest: ({ browser, command }) => ({
    name: "__MSG_name__",
    description: "__MSG_description__",
    default_locale: "en",
    permissions: [
      "contextMenus",
      "activeTab",
      "scripting",
      "storage",
      // For service workers of known servers: here it brings no question at the installation; in Firefox it would.
      ...(browser === "firefox" ? [] : ["offscreen", "browsingData"]),
      "clipboardWrite",
      "alarms",
      // Clicks on links: none of the two brings a further question at the installation.
      "declarativeNetRequestWithHostAccess",
      "webRequest",
    ],
    host_permissions: [...hosts].map((origin) => pattern(origin, browser)),
    // Firefox takes what an administrator sets without a schema, and warns of the key.
    ...(browser === "firefox" ? {} : { storage: { managed_schema: "managed.json" } }),
    optional_host_permissions: ["https://*/*", "http://localhost/*", "http://127.0.0.1/*"],
    // Chromium's split gives private windows a memory of their own (lib/platform/privateStorage.ts). Firefox 153 knows spanning only:
    // one background for all windows, whose memory would outlive the private ones.
    incognito: browser === "firefox" ? "not_allowed" : "split",
    action: { default_title: "__MSG_name__" },
    commands: {
      "copy-link": {
        suggested_key: { default: "Alt+Shift+L" },
        description: "__MSG_copyOneTimeLink__",
      },
    },
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "{a8862366-bc8a-47c4-8d83-ce709e6c46e9}",
              strict_min_version: `${FIREFOX}.0`,
              // PRIVACY.md has the reasons. Firefox itself asks for this consent as it installs.
              data_collection_permissions: { required: ["websiteContent", "authenticationInfo"] },
            },
          },
        }
      : {
          // The page that opened our tab can neither close nor move it (measured in Chromium 156). In Firefox it never could.
          cross_origin_opener_policy: { value: "same-origin" },
          minimum_chrome_version: `${CHROME}`,
          ...(command === "serve" ? { key: DEVELOPMENT_KEY } : {}),
        }),
  }),
});
