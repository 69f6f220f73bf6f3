/** Accounts at servers, one per server. */
import type { Address } from "../domain";
import { members } from "../members";
import { parseAddress } from "../links/address";
import type { Credentials } from "../service";

export type Accounts = Readonly<Partial<Record<Address, Credentials>>>;

/** An account without its token, which no page is told again. */
export interface SignedIn {
  readonly user: string;
  /** On this device; else until the browser closes. */
  readonly remembered: boolean;
}

/** The accounts in `value`, which may be anything. Entries that are no accounts are left out. */
export function parseAccounts(value: unknown): Accounts {
  const entries = Object.entries(members(value)).flatMap(([name, entry]) => {
    const address = parseAddress(name);
    const { user, token } = members(entry);
    return address !== undefined && typeof user === "string" && typeof token === "string"
      ? [[address, { user, token }] as const]
      : [];
  });
  return Object.fromEntries(entries);
}
