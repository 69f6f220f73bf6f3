/**
 * Finds the programs that tests and the demo drive, and names the Debian packages that have them. Plain JavaScript, since the
 * set-up reads it before anything is installed.
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * An environment variable decides first, then the first of these names that is on the PATH.
 * The variable is not FIREFOX, which WXT sets to a boolean in every test.
 */
const PROGRAMS = {
  chromium: {
    variable: "CHROMIUM_PATH",
    names: ["chromium", "chromium-browser"],
    debian: "chromium",
  },
  firefox: {
    variable: "FIREFOX_PATH",
    names: ["firefox-esr", "firefox"],
    debian: "firefox-esr",
  },
  Xvfb: { names: ["Xvfb"], debian: "xvfb" },
  xdotool: { names: ["xdotool"], debian: "xdotool" },
  xclip: { names: ["xclip"], debian: "xclip" },
  // ImageMagick's, for pictures of the screen.
  import: { names: ["import"], debian: "imagemagick" },
};

/** Web servers that stand in front of a service. Only `npm run web-servers` uses them. */
const WEB_SERVERS = {
  nginx: { names: ["nginx"], debian: "nginx-light" },
  caddy: { names: ["caddy"], debian: "caddy" },
  apache2: { names: ["apache2"], debian: "apache2-bin" },
};

/** Debian keeps servers here, which is not on everybody's PATH. */
const SERVERS = "/usr/sbin";

/** The path of a program, or nothing. Throws if its environment variable names something else. */
function find(program) {
  const { variable, names } = { ...PROGRAMS, ...WEB_SERVERS }[program];
  const named = process.env[variable];
  if (named && !executable(named)) throw new Error(`${variable} names no program: ${named}`);
  if (named) return named;
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), SERVERS];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(executable);
}

/** Like {@link find}; throws when it is missing. */
export function locate(program) {
  const path = find(program);
  if (path === undefined) throw new Error(`${program} is missing: run "npm test" or "npm start"`);
  return path;
}

/** The Debian packages of everything that is missing: programs, the languages of the browsers, and a font for Japanese. */
export function missingPackages({ webServers }) {
  const packages = Object.entries({ ...PROGRAMS, ...(webServers ? WEB_SERVERS : {}) })
    .filter(([program]) => find(program) === undefined)
    .map(([, { debian }]) => debian);
  if (lacksLanguages(packages)) packages.push("chromium-l10n");
  packages.push(...languagesOfFirefox(packages));
  if (lacksJapanese()) packages.push("fonts-ipafont-gothic");
  return packages;
}

/** Without a font for Japanese, its layouts would be checked on empty boxes. Other systems bring one along. */
function lacksJapanese() {
  if (process.platform !== "linux") return false;
  const { stdout } = spawnSync("fc-list", [":lang=ja", "family"], { encoding: "utf8" });
  // fontconfig comes with the browsers: a machine without it has no browser either.
  return (stdout ?? "").trim() === "";
}

/** Debian keeps the languages of its Chromium apart, but for English; other builds bring them along. */
function lacksLanguages(packages) {
  const has = (language) => existsSync(`/usr/lib/chromium/locales/${language}.pak`);
  return (packages.includes("chromium") || has("en-US")) && !has("de");
}

/** Languages of the catalogue, as Debian's Firefox names them. */
const LANGUAGES = ["ar", "de", "es-ES", "fr", "ja", "pt-BR"];

/** The packages of the languages that Debian's Firefox lacks: each language has one of its own. */
function languagesOfFirefox(packages) {
  const folder = "/usr/lib/firefox-esr";
  if (!packages.includes("firefox-esr") && !existsSync(folder)) return [];
  return LANGUAGES.filter(
    (language) =>
      !existsSync(`${folder}/browser/extensions/langpack-${language}@firefox-esr.mozilla.org.xpi`),
  ).map((language) => `firefox-esr-l10n-${language.toLowerCase()}`);
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
