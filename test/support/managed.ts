/**
 * Sets a policy in a file, as administrators do. Every Chromium of this machine reads it; it names the one build that it is for.
 */
import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from "node:fs";

/** Chromium reads the administrator's policy there. */
export const FOLDER = "/etc/chromium/policies/managed";

/** The reason why it cannot be written here, or nothing. */
export function whyUnmanageable(): string | undefined {
  try {
    mkdirSync(FOLDER, { recursive: true });
    accessSync(FOLDER, constants.W_OK);
    return undefined;
  } catch {
    return `${FOLDER} cannot be written: only root may`;
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
