import type { Contents } from "../build";

/** The files that two trees do not have alike: with another content, or in one of them only. */
export function differences(one: Contents, other: Contents): readonly string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !isSame(one[name], other[name])).toSorted();
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && other !== undefined && Buffer.from(one).equals(other);
}
