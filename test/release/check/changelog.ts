/** Reads and writes the headings of CHANGELOG.md. */

/** The heading of changes that no version has yet. */
export const UNRELEASED = "Unreleased";

/** The newest heading, which is a version with its day, or {@link UNRELEASED}. */
export function newestHeading(changelog: string): string {
  return /^## (.*)$/m.exec(changelog)?.[1] ?? "";
}

/** The version that a heading names, as in `0.1.0 (2026-11-29)`. */
export function versionIn(heading: string): string | undefined {
  return /^(\d+\.\d+\.\d+) \(\d{4}-\d{2}-\d{2}\)$/.exec(heading)?.[1];
}

/** Gives the changes that had none a version and its day. @param day as in `2026-11-29` */
export function withVersion(changelog: string, version: string, day: string): string {
  return changelog.replace(`## ${UNRELEASED}\n`, `## ${version} (${day})\n`);
}
