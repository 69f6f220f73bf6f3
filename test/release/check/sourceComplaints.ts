import type { Contents } from "../build";

/** Compares the package of the sources with the files that git knows. */
export function sourceComplaints(sources: Contents, files: readonly string[]): readonly string[] {
  const packed = Object.keys(sources);
  return [
    ...files.filter((file) => !packed.includes(file)).map((file) => `sources: lack ${file}`),
    ...packed
      .filter((file) => !files.includes(file))
      .map((file) => `sources: hold ${file}, which git ignores`),
  ];
}
