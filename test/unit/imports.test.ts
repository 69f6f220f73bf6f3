/** Who may import whom. The arrows point one way: entrypoints → platform → lib ← services; components → lib. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** What each kind of file may import: a folder or file of ours, or a package. First match decides. */
const rules: readonly { readonly files: RegExp; readonly may: readonly RegExp[] }[] = [
  // Of each service what is known without asking, how its links are spotted, and what senders and recipients ask.
  {
    files: /^lib\/services\/publishedKinds\.ts$/,
    may: [/^lib\/services\/[^/]+\/kind$/, /^lib\/service$/],
  },
  {
    files: /^lib\/services\/(receiving|sending|spotting)\.ts$/,
    may: [/^lib\/services\/[^/]+\/$1$/, /^lib\/service$/],
  },
  { files: /^lib\/services\/exchange\.ts$/, may: [/^lib\/[^/]+$/] },
  // A service is a folder; never another service.
  {
    files: /^lib\/services\/([^/]+)\//,
    may: [
      /^lib\/services\/(?:$1\/[^/]+|exchange)$/,
      /^lib\/(?:(?:sealing|links|settings|sharing|wording|revealing)\/)?[^/]+$/,
    ],
  },
  {
    files: /^lib\/sealing\/(?:seal|open)\.ts$/,
    may: [
      /^lib\/(?:(?:sealing|links|settings|sharing|wording|revealing)\/)?[^/]+$/,
      /^jose(?:\/|$)/,
    ],
  },
  // What senders ask and what recipients ask is loaded by one file each.
  {
    files: /^entrypoints\/background\/serviceOf\.ts$/,
    may: [
      /^lib\/(?:(?:sealing|links|settings|sharing|wording|revealing)\/)?[^/]+$/,
      /^lib\/services\/sending$/,
    ],
  },
  {
    files: /^lib\/app\/recipient\.ts$/,
    may: [
      /^lib\/(?:(?:sealing|links|settings|sharing|wording|revealing)\/)?[^/]+$/,
      /^lib\/services\/receiving$/,
      /^lib\/(?:platform|app)\//,
    ],
  },
  {
    files: /^lib\/(?:platform|app)\//,
    may: [
      /^lib\/(?!services\/(?!(?:publishedKinds|spotting)$))/,
      /^entrypoints\/background\/(?:servers|sweep|website)$/,
      /^wxt\//,
      /^webextension-polyfill$/,
    ],
  },
  {
    files: /^lib\/(?:(?:sealing|links|settings|sharing|wording|revealing)\/)?[^/]+$/,
    may: [
      /^lib\/(?:(?:sealing|links|settings|sharing|wording|revealing)\/)?[^/]+$/,
      /^components\/public\/_locales\/en\/messages\.json$/,
    ],
  },
  {
    files: /^components\/popup\/QrCode\.tsx$/,
    may: [
      /^components\//,
      /^lib\/(?:(?:sealing|links|settings|sharing|wording|revealing)\/)?[^/]+$/,
      /^preact(?:\/|$)/,
      /^lean-qr\//,
    ],
  },
  {
    files: /^components\//,
    may: [
      /^components\//,
      /^lib\/(?:(?:sealing|links|settings|sharing|wording|revealing)\/)?[^/]+$/,
      /^preact(?:\/|$)/,
    ],
  },
  // Pages load nothing that asks services.
  {
    files: /^entrypoints\/(?:options|popup|reveal|welcome)\//,
    may: [/^(?!lib\/services\/(?!publishedKinds$)|entrypoints\/background\/)/],
  },
  // A page for browsers without the extension, and what builds it.
  {
    files: /^entrypoints\/viewer\/build\//,
    may: [/^entrypoints\/viewer\/build\//, /^lib\/wording\/message\.ts$/, /^vite$/, /^node:/],
  },
  {
    files: /^entrypoints\/viewer\//,
    may: [
      /^entrypoints\/viewer\/[^/]+$/,
      /^components\//,
      /^lib\/(?:(?:sealing|links|settings|sharing|wording|revealing)\/)?[^/]+$/,
      /^lib\/services\/receiving$/,
      /^preact(?:\/|$)/,
    ],
  },
  { files: /^entrypoints\//, may: [/./] },
  {
    files: /^wxt\.config\.ts$/,
    may: [
      /^lib\/services\/publishedKinds$/,
      /^lib\/(?:wording\/(?:message|words)|links\/viewerForm)$/,
      /^wxt$/,
      /^node:fs$/,
    ],
  },
];

/** The only folders that may touch the browser. */
const platform = /^(?:lib\/(?:platform|app)|entrypoints\/(?!viewer\/))/;

const sources = ["lib", "components", "entrypoints"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      posix.join(folder, name),
    ),
  )
  .concat("wxt.config.ts")
  .filter((name) => /\.tsx?$/.test(name));

/** What a file imports, packages by name and our own by their path from the top without ending. */
function imports(file: string, text: string): readonly string[] {
  const specifiers = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g);
  return [...specifiers].map(([, specifier = ""]) =>
    specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : specifier,
  );
}

/** The imports and browser accesses of a file that the rules forbid. */
function violations(file: string, text: string): readonly string[] {
  const rule = rules.find(({ files }) => files.test(file));
  if (!rule) return [`${file} lies where nothing may lie`];
  const own = rule.files.exec(file)?.[1] ?? "";
  const may = rule.may.map((pattern) => new RegExp(pattern.source.replace("$1", own)));
  const forbidden = imports(file, text).filter(
    (target) => !may.some((pattern) => pattern.test(target)),
  );
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "");
  const touches = platform.test(file) ? [] : (code.match(/\b(?:browser|chrome)\.\w+/g) ?? []);
  return [
    ...forbidden.map((target) => `${file} imports ${target}`),
    ...touches.map((access) => `${file} uses ${access}`),
  ];
}

describe("the sources", () => {
  test.each(sources)("%s keeps to the rules", (file) => {
    expect(violations(file, readFileSync(join(root, file), "utf8"))).toEqual([]);
  });
});

describe("a planted violation is found:", () => {
  test.each([
    [
      "the core imports the browser",
      "lib/share.ts",
      'import browser from "webextension-polyfill";',
    ],
    ["the core imports the platform", "lib/share.ts", 'import { io } from "./platform/io";'],
    ["the core imports a service", "lib/share.ts", 'import { sending } from "./services/sending";'],
    [
      "another module imports jose",
      "lib/size.ts",
      'import { CompactEncrypt } from "jose/jwe/compact/encrypt";',
    ],
    [
      "a service imports another",
      "lib/services/one/sending.ts",
      'import { kind } from "../two/kind";',
    ],
    [
      "the list for recipients holds what senders ask",
      "lib/services/receiving.ts",
      'import { sending } from "./one/sending";',
    ],
    [
      "what recipients ask is loaded for senders",
      "lib/platform/sharing.ts",
      'import { receiving } from "../services/receiving";',
    ],
    [
      "what senders ask is loaded for recipients",
      "lib/app/recipient.ts",
      'import { sending } from "../services/sending";',
    ],
    [
      "a component imports the platform",
      "components/Page.tsx",
      'import { io } from "../lib/platform/io";',
    ],
    [
      "a component is loaded late",
      "components/Page.tsx",
      'const late = import("../entrypoints/popup/App");',
    ],
    [
      "the platform imports a component",
      "lib/platform/io.ts",
      'import { Page } from "../../components/Page";',
    ],
    [
      "a page that asks nobody loads what asks",
      "entrypoints/options/App.tsx",
      'import { serviceOf } from "../background/serviceOf";',
    ],
    [
      "the reveal tab loads what senders ask",
      "entrypoints/reveal/steps.ts",
      'import { serviceOf } from "../background/serviceOf";',
    ],
    [
      "the viewer loads what senders ask",
      "entrypoints/viewer/steps.ts",
      'import { sending } from "../../lib/services/sending";',
    ],
    [
      "the viewer imports the platform",
      "entrypoints/viewer/App.tsx",
      'import { io } from "../../lib/platform/io";',
    ],
    [
      "the viewer imports another page",
      "entrypoints/viewer/App.tsx",
      'import { Text } from "../reveal/Text";',
    ],
    ["the viewer touches the browser", "entrypoints/viewer/App.tsx", "void browser.storage;"],
    ["the core touches the browser", "lib/share.ts", "void browser.storage;"],
    ["a component touches the browser", "components/Page.tsx", "void chrome.storage;"],
    ["the manifest reads the platform", "wxt.config.ts", 'import { io } from "./lib/platform/io";'],
  ])("%s", (_what, file, text) => {
    expect(violations(file, text)).toHaveLength(1);
  });
});
