import { newestHeading, UNRELEASED, versionIn } from "./changelog";

/**
 * Compares the version with the newest heading of the changelog, and with the tag.
 *
 * @param tag as in `v0.1.0`; without one, the newest heading may name changes that no version has yet
 */
export function versionComplaints(
  version: string,
  changelog: string,
  tag: string | undefined,
): readonly string[] {
  const heading = newestHeading(changelog);
  const waits = tag === undefined && heading === UNRELEASED;
  return [
    ...(waits || versionIn(heading) === version
      ? []
      : [`CHANGELOG.md begins with "${heading}", and package.json has ${version}`]),
    ...(tag === undefined || tag === `v${version}`
      ? []
      : [`the tag is ${tag}, and package.json has ${version}`]),
  ];
}
