/** The length and the signs of the passwords that *Generate* makes. */
import { members } from "../members";

/** Signs, each drawn by itself. */
export const LENGTHS = [8, 12, 16, 20, 24, 32, 48, 64] as const;

/** `letters`: capital and small ones, and digits. `all`: other signs, too. */
export const SIGNS = ["digits", "letters", "all"] as const;

export interface PasswordShape {
  readonly length: (typeof LENGTHS)[number];
  readonly signs: (typeof SIGNS)[number];
}

/** The shape in `value`, which may be anything: each part that is offered, and the usual one for the rest. */
export function parsePasswordShape(value: unknown): PasswordShape {
  const { length, signs } = members(value);
  return {
    length: LENGTHS.find((one) => one === length) ?? 20,
    signs: SIGNS.find((one) => one === signs) ?? "all",
  };
}
