/** Says what keeps a package from a store. No complaint means that nothing was found. */
import { licenseHeading } from "../licenseTexts";
import { CONTEXTS, PACKAGE } from "./budgets";
import { type Build, scriptsOf } from "../build";

/** The facts that a package is compared with. */
export interface Facts {
  readonly browser: "chrome" | "firefox";
  /** Bytes of the package. */
  readonly size: number;
  readonly version: string;
  /** SECURITY.md, whose table lists the permissions. */
  readonly security: string;
  /** The packages in the bill of materials. */
  readonly components: readonly Component[];
}

export interface Component {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

export function packageComplaints(build: Build, facts: Facts): readonly string[] {
  return [
    ...permissionComplaints(build, facts),
    ...manifestComplaints(build, facts),
    ...traceComplaints(build),
    ...licenseComplaints(build, facts),
    ...sizeComplaints(build, facts),
  ].map((complaint) => `${facts.browser}: ${complaint}`);
}

function permissionComplaints({ manifest }: Build, { browser, security }: Facts) {
  const keys = [
    "permissions",
    "host_permissions",
    "optional_host_permissions",
    "optional_permissions",
  ];
  const asked = keys.flatMap((key) => strings(manifest[key]));
  const listed = listedPermissions(security, browser);
  return [
    ...asked
      .filter((one) => !listed.includes(one))
      .map((one) => `asks for ${one}, which SECURITY.md does not list`),
    ...listed
      .filter((one) => !asked.includes(one))
      .map((one) => `does not ask for ${one}, which SECURITY.md lists`),
  ];
}

/** The permissions in SECURITY.md's table, without those of Chromium alone for Firefox. */
function listedPermissions(security: string, browser: Facts["browser"]): readonly string[] {
  const [, section = ""] = security.split("\n## Permissions\n");
  const [table = ""] = section.split("\n## ");
  return [...table.matchAll(/^\| (`.*?) \| (.*) \|$/gm)]
    .filter(([, , why = ""]) => browser === "chrome" || !why.startsWith("Chromium only"))
    .flatMap(([, cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)])
    .flatMap(([, pattern = ""]) => regions(pattern));
}

/** `{a,b}.host` stands for `a.host` and `b.host`. */
function regions(pattern: string): readonly string[] {
  const [all = "", names = ""] = /\{(.*)\}/.exec(pattern) ?? [];
  return names.split(",").map((name) => pattern.replace(all, name));
}

function manifestComplaints({ manifest }: Build, { version }: Facts) {
  const found = String(manifest["version"]);
  return [
    ...(found === version ? [] : [`has the version ${found}, not ${version}`]),
    ...("key" in manifest ? ["carries a key, which stores refuse"] : []),
  ];
}

/** Finds what tests and tools for developers leave behind. */
function traceComplaints(build: Build) {
  return build.files.flatMap((file) => {
    if (file.endsWith(".map")) return [`holds the source map ${file}`];
    if (!/\.(?:js|html|css)$/.test(file)) return [];
    const text = build.text(file);
    return [
      ...(/\bTEST_ORIGINS\b|http:\/\/127\.0\.0\.1:\d/.test(text)
        ? [`names a test server in ${file}`]
        : []),
      ...(text.includes("sourceMappingURL=") ? [`names a source map in ${file}`] : []),
    ];
  });
}

function licenseComplaints(build: Build, { components }: Facts) {
  return missingLicenses(build.text("licenses.txt"), components);
}

/** @param texts the file, or the comment, that holds the licences of what is bundled */
export function missingLicenses(
  texts: string,
  components: readonly Component[],
): readonly string[] {
  const none = components.length === 0 ? ["has an empty bill of materials"] : [];
  const missing = components.filter((one) => {
    const [, after = ""] = texts.split(`${licenseHeading(one)}\n`);
    const [text = ""] = after.split(/^=== /m);
    return !/permission is hereby granted|redistribution and use|apache license/i.test(text);
  });
  return [...none, ...missing.map(({ name }) => `lacks the licence of ${name}`)];
}

function sizeComplaints(build: Build, { browser, size }: Facts) {
  const whole = size > PACKAGE ? [`is ${size} bytes, over ${PACKAGE}`] : [];
  // Firefox's background has parts; its budget is the whole package.
  if (browser === "firefox") return whole;
  const contexts = Object.entries(CONTEXTS).flatMap(([context, most]) => {
    const loaded = build.gzipped(scriptsOf(build, context));
    return loaded > most ? [`loads ${loaded} bytes with ${context}, over ${most}`] : [];
  });
  return [...whole, ...contexts];
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
