/**
 * Sets a policy in a file, as administrators do. Every browser of this machine reads it; it names the one build that it is for.
 */
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";

/** Chromium reads the administrator's policy there. */
export const FOLDER = "/etc/chromium/policies/managed";

/** Firefox reads the administrator's policy there. It is one file, so that nobody else's may be there. */
const FIREFOX_FOLDER = "/etc/firefox/policies";
const FIREFOX_FILE = `${FIREFOX_FOLDER}/policies.json`;

/** The reason why it cannot be written here, or nothing. */
export function whyUnmanageable(): string | undefined {
  return whyLocked(FOLDER);
}

/** As {@link whyUnmanageable}, of Firefox. */
export function whyFirefoxUnmanageable(): string | undefined {
  return existsSync(FIREFOX_FILE) ? `${FIREFOX_FILE} is there already` : whyLocked(FIREFOX_FOLDER);
}

function whyLocked(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch {
    return `${folder} cannot be written: only root may`;
  }
}

/**
 * Puts these values in place of all earlier ones.
 *
 * @param extension folder that Chromium loads it from
 */
export function manage(extension: string, values: object): void {
  process.once("exit", () => unmanage(extension));
  const policy = { "3rdparty": { extensions: { [idOf(extension)]: values } } };
  writeFileSync(fileOf(extension), JSON.stringify(policy));
}

/**
 * As {@link manage}, for Firefox, which reads its one file of policies only as it starts.
 *
 * @param id that the extension's manifest gives to Firefox
 */
export function manageFirefox(id: string, values: object): void {
  process.once("exit", unmanageFirefox);
  const policies = { "3rdparty": { Extensions: { [id]: values } } };
  writeFileSync(FIREFOX_FILE, JSON.stringify({ policies }));
}

export function unmanageFirefox(): void {
  rmSync(FIREFOX_FILE, { force: true });
}

export function unmanage(extension: string): void {
  rmSync(fileOf(extension), { force: true });
}

function fileOf(extension: string): string {
  return `${FOLDER}/secret-links-test-${idOf(extension)}.json`;
}

/** Chromium makes the id of an unpacked extension from its path: 128 bits of its SHA-256, each digit a letter from a to p. */
function idOf(extension: string): string {
  const digits = createHash("sha256").update(extension).digest("hex").slice(0, 32);
  return digits.replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}
