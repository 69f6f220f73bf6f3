/**
 * A folder is a rule: this table says who may import whom. The core has topics, each of which knows those before it; adapters
 * know the browser; `app` is shared by the background and the pages; a page knows nothing of the background but its channel.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

const core = ["lib/*"];
const sealing = [...core, "lib/sealing/*"];
const links = [...sealing, "lib/links/*"];
/** The parts that services share. */
const shared = ["lib/services/base64", "lib/services/exchange", "lib/services/statusFailure"];
const settings = [...links, "lib/settings/*"];
const sharing = [...settings, "lib/sharing/*"];
const wording = [...sharing, "lib/wording/*"];
const topics = [...wording, "lib/revealing/*"];

const platform = ["lib/*", "lib/wording/*", "lib/platform/*"];
const app = [...topics, "lib/platform/*", "lib/app/*"];

const preact = ["preact", "preact/*"];
const shell = ["components/*", "components/hooks/*", ...topics, ...preact];
const fields = ["components/fields/*", ...shell];

type Rule = readonly [files: string, may: readonly string[]];

/**
 * Files, and what they may import: paths from the top without ending, and packages. `*` is any name, `<…>` is any name that
 * is the same on both sides. The first rule that names a file decides.
 */
const rules: readonly Rule[] = [
  // Each list of services holds one part of each.
  ["lib/services/publishedKinds", ["lib/service", "lib/services/*/kind"]],
  ["lib/services/spotting", ["lib/service", "lib/services/*/spotting"]],
  ["lib/services/sending", ["lib/service", "lib/services/*/sending"]],
  ["lib/services/receiving", ["lib/service", "lib/services/*/receiving"]],
  ["lib/services/exchange", core],
  ["lib/services/statusFailure", [...core, "lib/services/exchange"]],
  ["lib/services/base64", []],
  // The heaviest part of a service, which is loaded late.
  [
    "lib/services/cryptfyi/mlKem",
    ["@noble/ciphers/chacha.js", "@noble/hashes/sha3.js", "@noble/post-quantum/ml-kem.js"],
  ],
  // A service knows no other service.
  ["lib/services/<id>/*", [...links, ...shared, "lib/services/<id>/*"]],

  ["lib/*", core],
  ["lib/sealing/seal", [...sealing, "jose/jwe/compact/encrypt"]],
  ["lib/sealing/open", [...sealing, "jose/errors", "jose/jwe/compact/decrypt"]],
  ["lib/sealing/*", sealing],
  ["lib/links/*", links],
  ["lib/settings/*", settings],
  ["lib/sharing/*", sharing],
  ["lib/wording/sentences", [...wording, "components/public/_locales/en/messages.json"]],
  ["lib/wording/*", wording],
  ["lib/revealing/*", topics],

  ["lib/platform/*", [...platform, "webextension-polyfill"]],
  ["lib/app/kinds", [...app, "lib/services/publishedKinds"]],
  // A recipient asks a service without the background, which nobody else does.
  ["lib/app/recipient", [...app, "lib/services/receiving"]],
  ["lib/app/*", app],

  ["components/*", shell],
  ["components/hooks/*", ["components/hooks/*", ...core, ...preact]],
  ["components/fields/*", fields],
  ["components/popup/QrPicture", ["components/*", "lean-qr/nano", "lean-qr/extras/svg", ...preact]],
  ["components/<page>/*", ["components/<page>/*", ...fields]],

  [
    "entrypoints/background/serviceOf",
    ["lib/service", "lib/services/sending", "lib/settings/policy"],
  ],
  // Runs inside pages, so only types are of any use there.
  ["entrypoints/background/injected/*", sharing],
  [
    "entrypoints/background/*",
    [
      "entrypoints/background/*",
      "entrypoints/background/injected/*",
      "lib/services/spotting",
      ...app,
      "webextension-polyfill",
      "wxt/utils/define-background",
    ],
  ],
  ["entrypoints/offscreen/*", ["lib/app/offscreen", "wxt/utils/define-unlisted-script"]],
  // The script that paints pages, and the code that puts their shells into them.
  [
    "entrypoints/shell/build/*",
    [
      "entrypoints/shell/build/*",
      "components/*",
      "components/popup/FormShell",
      "preact",
      "preact-render-to-string",
      "vite",
      "node:crypto",
      "node:url",
    ],
  ],
  ["entrypoints/shell/*", ["entrypoints/shell/*", ...platform, "wxt/utils/define-unlisted-script"]],
  // A page for browsers without the extension, and the code that builds it.
  [
    "entrypoints/viewer/build/*",
    [
      "entrypoints/viewer/build/*",
      "lib/wording/message",
      "test/release/*",
      "vite",
      "node:crypto",
      "node:fs",
    ],
  ],
  [
    "entrypoints/viewer/*",
    [
      "entrypoints/viewer/*",
      "components/reveal/*",
      "components/styles/*",
      ...fields,
      // The services whose secrets we seal.
      "lib/services/onetimesecret/receiving",
    ],
  ],
  // The list of changes is loaded as it stands.
  [
    "entrypoints/options/Help",
    [
      "entrypoints/options/*",
      "components/options/*",
      ...fields,
      ...app,
      ".github/CHANGELOG.md?raw",
    ],
  ],
  ["entrypoints/<page>/*", ["entrypoints/<page>/*", "components/<page>/*", ...fields, ...app]],

  [
    "wxt.config",
    [
      "entrypoints/shell/build/*",
      "lib/links/viewerForm",
      "lib/services/publishedKinds",
      "lib/wording/words",
      "test/release/*",
      "wxt",
      "node:fs",
    ],
  ],

  // Runs in no browser: makes packages and looks at them. A build takes nothing of the checks.
  ["test/release/main", ["lib/clock", "test/release/check/*", "node:*"]],
  ["test/release/*", ["test/release/*", "vite", "wxt", "node:fs", "node:path", "node:zlib"]],
  [
    "test/release/check/*",
    ["test/release/*", "test/release/check/*", "package.json", "fflate", "node:*"],
  ],
];

/** The folders that may touch the browser. */
const touching = /^(?:lib\/platform|entrypoints\/background)\//;

const sources = ["lib", "components", "entrypoints", "test/release"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      posix.join(folder, name),
    ),
  )
  .concat("wxt.config.ts")
  .filter((name) => /\.tsx?$/.test(name));

function withoutEnding(path: string): string {
  return path.replace(/\.tsx?$/, "");
}

/** The imports of a file, types included: packages by name and our own by their path from the top without ending. */
function imports(file: string, text: string): readonly string[] {
  const specifiers = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g);
  return [...specifiers].map(([, specifier = ""]) =>
    specifier.startsWith(".")
      ? withoutEnding(posix.join(posix.dirname(file), specifier))
      : specifier,
  );
}

function expression(pattern: string): RegExp {
  const source = pattern.replaceAll(/[.?]/g, "\\$&").replaceAll("*", "[^/]+");
  return new RegExp(`^${source.replace(/<\w+>/, "([^/]+)")}$`);
}

function ruleFor(path: string): Rule | undefined {
  return rules.find(([files]) => expression(files).test(path));
}

/** The imports and browser accesses of a file that the rules forbid. */
function violations(file: string, text: string): readonly string[] {
  const path = withoutEnding(file);
  const rule = ruleFor(path);
  if (!rule) return [`${file} lies where nothing may lie`];
  const [files, may] = rule;
  const same = expression(files).exec(path)?.[1] ?? "";
  const allowed = may.map((pattern) => expression(pattern.replace(/<\w+>/, same)));
  const forbidden = imports(file, text).filter(
    (target) => !allowed.some((pattern) => pattern.test(target)),
  );
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "");
  const touches = touching.test(file) ? [] : (code.match(/\b(?:browser|chrome)\.\w+/g) ?? []);
  return [
    ...forbidden.map((target) => `${file} imports ${target}`),
    ...touches.map((access) => `${file} uses ${access}`),
  ];
}

/** The files that import themselves by way of others. */
function circular(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...graph.keys()].filter((start) => {
    const reached = new Set(graph.get(start));
    for (const file of reached) for (const next of graph.get(file) ?? []) reached.add(next);
    return reached.has(start);
  });
}

const read = (file: string) => readFileSync(join(root, file), "utf8");

describe("the sources", () => {
  test.each(sources)("%s keeps to the rules", (file) => {
    expect(violations(file, read(file))).toEqual([]);
  });

  test("import each other in no circle", () => {
    const graph = new Map(sources.map((file) => [withoutEnding(file), imports(file, read(file))]));
    expect(circular(graph)).toEqual([]);
  });
});

const planted: readonly (readonly [title: string, file: string, text: string])[] = [
  ["a file lies in a folder without a rule", "lib/utilities/misc.ts", ""],
  ["the core imports a topic", "lib/failure.ts", 'import { hostOf } from "./links/address";'],
  ["a topic imports the browser", "lib/links/mend.ts", 'import b from "webextension-polyfill";'],
  ["a topic touches the browser", "lib/sharing/share.ts", "void browser.storage;"],
  ["a topic imports an adapter", "lib/sharing/share.ts", 'import { t } from "../platform/i18n";'],
  ["a topic imports the app", "lib/sharing/share.ts", 'import { io } from "../app/io";'],
  [
    "a topic imports a service",
    "lib/sharing/share.ts",
    'import { sending } from "../services/sending";',
  ],
  [
    "sealing imports links",
    "lib/sealing/key.ts",
    'import { parseOrigin } from "../links/parseOrigin";',
  ],
  [
    "links import settings",
    "lib/links/findLink.ts",
    'import type { Policy } from "../settings/policy";',
  ],
  [
    "settings import sharing",
    "lib/settings/settings.ts",
    'import { add } from "../sharing/receipts";',
  ],
  [
    "sharing imports wording",
    "lib/sharing/draft.ts",
    'import { sentence } from "../wording/sentences";',
  ],
  [
    "wording imports revealing",
    "lib/wording/notice.ts",
    'import { reveal } from "../revealing/reveal";',
  ],
  [
    "another module imports jose",
    "lib/sealing/size.ts",
    'import { CompactEncrypt } from "jose/jwe/compact/encrypt";',
  ],
  [
    "another module imports the catalogue",
    "lib/wording/notice.ts",
    'import messages from "../../components/public/_locales/en/messages.json";',
  ],
  [
    "a service imports another",
    "lib/services/one/sending.ts",
    'import { kind } from "../two/kind";',
  ],
  [
    "another part of a service imports its heaviest",
    "lib/services/cryptfyi/open.ts",
    'import { ml_kem768 } from "@noble/post-quantum/ml-kem.js";',
  ],
  [
    "the heaviest part of a service imports another",
    "lib/services/cryptfyi/mlKem.ts",
    'import { kind } from "./kind";',
  ],
  [
    "a service imports sharing",
    "lib/services/one/create.ts",
    'import { share } from "../../sharing/share";',
  ],
  [
    "the list for recipients holds the part for senders",
    "lib/services/receiving.ts",
    'import { sending } from "./one/sending";',
  ],
  [
    "an adapter imports a topic that decides",
    "lib/platform/storage.ts",
    'import { applyPolicy } from "../settings/settings";',
  ],
  ["an adapter imports the app", "lib/platform/badge.ts", 'import { io } from "../app/io";'],
  ["the app touches the browser", "lib/app/tickets.ts", "void browser.tabs;"],
  [
    "the app imports the background",
    "lib/app/form.ts",
    'import { applyRetention } from "../../entrypoints/background/receipts";',
  ],
  [
    "the app loads the part for senders",
    "lib/app/recipient.ts",
    'import { sending } from "../services/sending";',
  ],
  ["the app shows something", "lib/app/io.ts", 'import { Page } from "../../components/Page";'],
  [
    "a component imports an adapter",
    "components/Page.tsx",
    'import { t } from "../lib/platform/i18n";',
  ],
  [
    "a component imports the app",
    "components/popup/ShareForm.tsx",
    'import { io } from "../../lib/app/io";',
  ],
  ["a component touches the browser", "components/Page.tsx", "void chrome.storage;"],
  [
    "a component imports a page, late",
    "components/Page.tsx",
    'const late = import("../entrypoints/popup/App");',
  ],
  [
    "the component of a page imports that of another",
    "components/popup/LinkResult.tsx",
    'import { SecretView } from "../reveal/SecretView";',
  ],
  [
    "the shell imports the component of a page",
    "components/Page.tsx",
    'import { QrCode } from "./popup/QrCode";',
  ],
  ["a hook shows something", "components/hooks/useCopy.ts", 'import { Card } from "../Card";'],
  [
    "another component draws QR codes",
    "components/popup/LinkResult.tsx",
    'import { generate } from "lean-qr/nano";',
  ],
  [
    "the background loads the part for recipients",
    "entrypoints/background/share.ts",
    'import { receiving } from "../../lib/services/receiving";',
  ],
  [
    "the background loads the part for senders twice",
    "entrypoints/background/share.ts",
    'import { sending } from "../../lib/services/sending";',
  ],
  [
    "the background shows something",
    "entrypoints/background/announce.ts",
    'import { Page } from "../../components/Page";',
  ],
  [
    "an injected function imports an adapter",
    "entrypoints/background/injected/replaceText.ts",
    'import { within } from "../../../lib/platform/within";',
  ],
  [
    "a build imports a check",
    "test/release/writeText.ts",
    'import { unzip } from "./check/trees";',
  ],
  [
    "a check imports the app",
    "test/release/check/differences.ts",
    'import { io } from "../../lib/app/io";',
  ],
  ["the release imports the app", "test/release/main.ts", 'import { io } from "../../lib/app/io";'],
  [
    "a page imports the release",
    "entrypoints/popup/App.tsx",
    'import "../../test/release/writeText";',
  ],
  [
    "the offscreen document imports the background",
    "entrypoints/offscreen/index.ts",
    'import { copy } from "../background/clipboard";',
  ],
  [
    "the script that paints pages imports the app",
    "entrypoints/shell/paintShell.ts",
    'import { io } from "../../lib/app/io";',
  ],
  [
    "the shells import the app",
    "entrypoints/shell/build/shells.tsx",
    'import { io } from "../../../lib/app/io";',
  ],
  [
    "a page imports the background",
    "entrypoints/options/App.tsx",
    'import { serviceOf } from "../background/serviceOf";',
  ],
  [
    "a page imports a service",
    "entrypoints/reveal/revealSteps.ts",
    'import { receiving } from "../../lib/services/receiving";',
  ],
  [
    "a page imports another page",
    "entrypoints/popup/App.tsx",
    'import { TextView } from "../reveal/TextView";',
  ],
  [
    "a page imports the component of another",
    "entrypoints/popup/App.tsx",
    'import { SecretView } from "../../components/reveal/SecretView";',
  ],
  [
    "another page loads the list of changes",
    "entrypoints/popup/App.tsx",
    'const late = import("../../.github/CHANGELOG.md?raw");',
  ],
  [
    "the help loads a part for senders",
    "entrypoints/options/Help.tsx",
    'import { sending } from "../../lib/services/sending";',
  ],
  ["a page touches the browser", "entrypoints/popup/App.tsx", "void browser.storage;"],
  [
    "the viewer loads the part for senders",
    "entrypoints/viewer/viewerSteps.ts",
    'import { sending } from "../../lib/services/sending";',
  ],
  [
    "the viewer imports the app",
    "entrypoints/viewer/App.tsx",
    'import { io } from "../../lib/app/io";',
  ],
  ["the viewer touches the browser", "entrypoints/viewer/App.tsx", "void browser.storage;"],
  [
    "the build of the viewer imports the viewer",
    "entrypoints/viewer/build/page.ts",
    'import { App } from "../App";',
  ],
  [
    "the list of kinds holds the part for senders",
    "lib/services/publishedKinds.ts",
    'import { sending } from "./one/sending";',
  ],
  [
    "the list for menus holds the part for senders",
    "lib/services/spotting.ts",
    'import { sending } from "./one/sending";',
  ],
  [
    "the list for senders holds the part for recipients",
    "lib/services/sending.ts",
    'import { receiving } from "./one/receiving";',
  ],
  [
    "the exchange knows a service",
    "lib/services/exchange.ts",
    'import { kind } from "./one/kind";',
  ],
  ["base64 knows a service", "lib/services/base64.ts", 'import { kind } from "./one/kind";'],
  [
    "a refusal of every service knows one",
    "lib/services/statusFailure.ts",
    'import { kind } from "./one/kind";',
  ],
  [
    "the module that seals opens",
    "lib/sealing/seal.ts",
    'import { compactDecrypt } from "jose/jwe/compact/decrypt";',
  ],
  [
    "the module that opens seals",
    "lib/sealing/open.ts",
    'import { CompactEncrypt } from "jose/jwe/compact/encrypt";',
  ],
  ["the sentences touch the browser", "lib/wording/sentences.ts", "void browser.i18n;"],
  [
    "revealing imports a service",
    "lib/revealing/reveal.ts",
    'import { receiving } from "../services/receiving";',
  ],
  [
    "the kinds of this build hold the part for senders",
    "lib/app/kinds.ts",
    'import { sending } from "../services/sending";',
  ],
  [
    "a field imports the component of a page",
    "components/fields/TextField.tsx",
    'import { QrCode } from "../popup/QrCode";',
  ],
  [
    "the QR code knows links",
    "components/popup/QrPicture.tsx",
    'import { recognise } from "../../lib/links/recognise";',
  ],
  [
    "the senders' part of the background asks somebody",
    "entrypoints/background/serviceOf.ts",
    'import { io } from "../../lib/app/io";',
  ],
  ["the manifest reads the app", "wxt.config.ts", 'import { io } from "./lib/app/io";'],
];

describe("a planted violation is found:", () => {
  test.each(planted)("%s", (_title, file, text) => {
    expect(violations(file, text)).toHaveLength(1);
  });

  test("and each rule has one", () => {
    const tried = new Set(planted.map(([, file]) => ruleFor(withoutEnding(file))));
    expect(rules.filter((rule) => !tried.has(rule)).map(([files]) => files)).toEqual([]);
  });

  test("three files import each other in a circle, and a fourth imports one of them", () => {
    const graph = new Map([
      ["lib/a", ["lib/b"]],
      ["lib/b", ["lib/c", "preact"]],
      ["lib/c", ["lib/a"]],
      ["lib/d", ["lib/a"]],
    ]);
    expect(circular(graph)).toEqual(["lib/a", "lib/b", "lib/c"]);
  });
});
