/** The message to recipients in a person's own words. */

/** The names that stand in braces for the facts of a link. */
export const PLACEHOLDERS = ["link", "terms", "lifetime", "opening", "passphrase"] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Says the same as the message without a template. */
export const USUAL_TEMPLATE = "{terms} {opening} {passphrase}\n{link}";

/** Characters: a message is no letter, and settings are read with every popup. */
export const LONGEST_TEMPLATE = 2_000;

/** The template in `value`, which may be anything. Nothing if recipients would get no link by it. */
export function parseTemplate(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > LONGEST_TEMPLATE) return undefined;
  return /\{link\}/i.test(value) ? value : undefined;
}
