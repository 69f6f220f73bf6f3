/** Accounts at servers, one per origin. */
import type { Origin } from "../domain";
import { members } from "../members";
import { parseOrigin } from "../links/origin";
import type { Credentials } from "../service";

export type Accounts = Readonly<Partial<Record<Origin, Credentials>>>;

/** An account without its token, which no page is told again. */
export interface SignedIn {
  readonly user: string;
  /** On this device; else until the browser closes. */
  readonly remembered: boolean;
}

/** The accounts in `value`, which may be anything. Entries that are no accounts are left out. */
export function parseAccounts(value: unknown): Accounts {
  const entries = Object.entries(members(value)).flatMap(([address, entry]) => {
    const origin = parseOrigin(address);
    const { user, token } = members(entry);
    return origin !== undefined && typeof user === "string" && typeof token === "string"
      ? [[origin, { user, token }] as const]
      : [];
  });
  return Object.fromEntries(entries);
}
