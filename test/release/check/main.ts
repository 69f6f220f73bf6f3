/**
 * `npm run release:check` makes every package three times, and lets none pass that differs or that a store would refuse. The
 * packages are in `.output/release/` then.
 */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import packageJson from "../../../package.json";
import { VIEWER } from "./budgets";
import { buildOf, type Contents } from "../build";
import { componentsOf } from "./componentsOf";
import { differences } from "./differences";
import { missingLicenses, packageComplaints } from "./packageComplaints";
import { sourceComplaints } from "./sourceComplaints";
import { billComplaints, installTools, lintComplaints } from "./toolComplaints";
import { artefact, copyTo, makePackages, readText, sourceFiles, unpackTo, unzip } from "./trees";
import { versionComplaints } from "./versionComplaints";

const RELEASE = ".output/release";

const { tag } = parseArgs({ options: { tag: { type: "string" } } }).values;
const { version } = packageJson;
const work = mkdtempSync(join(tmpdir(), "secret-links-release-"));
process.once("exit", () => rmSync(work, { recursive: true, force: true }));

const complaints = [...versionComplaints(version, readText(".github/CHANGELOG.md"), tag)];

say("Making the packages from the sources");
const files = sourceFiles();
for (const tree of ["first", "second"]) copyTo(join(work, tree), files);
const first = makePackages(join(work, "first"));

say("Making them once more");
compare("a second time", makePackages(join(work, "second")));

say("Making them from the package of the sources");
const sources = unzip(artefact(first, "-sources.zip"));
complaints.push(...sourceComplaints(sources, files));
unpackTo(join(work, "third"), sources);
compare("from the sources", makePackages(join(work, "third")));

say("Looking into the packages");
for (const browser of ["chrome", "firefox"] as const) {
  const archive = artefact(first, `-${browser}.zip`);
  complaints.push(
    ...packageComplaints(buildOf(unzip(archive)), {
      browser,
      size: archive.length,
      version,
      security: readText(".github/SECURITY.md"),
      components: componentsOf(bill(browser)),
    }),
  );
}
const viewer = Buffer.from(artefact(first, "viewer/index.html"));
complaints.push(
  ...missingLicenses(viewer.toString(), componentsOf(bill("viewer"))).map(
    (one) => `viewer: ${one}`,
  ),
  ...(gzipSync(viewer, { level: 9 }).length > VIEWER ? [`viewer: is over ${VIEWER} bytes`] : []),
);

rmSync(RELEASE, { recursive: true, force: true });
mkdirSync(RELEASE, { recursive: true });
const packages = Object.fromEntries(
  Object.entries(first).map(([name, bytes]) => [named(name), bytes]),
);
unpackTo(RELEASE, packages);
unpackTo(RELEASE, { SHA256SUMS: Buffer.from(sumsOf(packages)) });

say("Asking web-ext and CycloneDX");
const tools = join(work, "tools");
installTools(tools);
const paths = Object.keys(packages).map((name) => resolve(RELEASE, name));
complaints.push(
  ...paths
    .filter((name) => name.endsWith("-firefox.zip"))
    .flatMap((zip) => lintComplaints(tools, zip)),
  ...billComplaints(
    tools,
    paths.filter((name) => name.endsWith(".cdx.json")),
  ),
);

for (const complaint of complaints) console.error(`release: ${complaint}`);
if (complaints.length > 0) process.exitCode = 1;
else console.log(`\n${sumsOf(packages)}\nAll of it is in ${RELEASE}/`);

function say(text: string): void {
  console.log(`release: ${text}`);
}

function bill(build: string): Uint8Array {
  return artefact(first, `-${build}.cdx.json`);
}

function compare(how: string, made: Contents): void {
  for (const name of differences(first, made)) {
    const inside = name.endsWith(".zip") ? insideOf(name, made) : "";
    complaints.push(`${name} differs if it is made ${how}${inside}`);
  }
}

/** The files in a package that differ. */
function insideOf(name: string, made: Contents): string {
  const [one, other] = [first[name], made[name]];
  return one && other ? `: ${differences(unzip(one), unzip(other)).join(", ")}` : "";
}

/** The viewer is called as the packages are. */
function named(name: string): string {
  return name === "viewer/index.html" ? `${packageJson.name}-${version}-viewer.html` : name;
}

/** As `sha256sum --check` takes them. */
function sumsOf(contents: Contents): string {
  return Object.entries(contents)
    .map(([name, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`)
    .join("");
}
