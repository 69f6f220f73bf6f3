/** Finds the caller by HTTP Basic credentials. */
import type { Call } from "./call";

export interface Account {
  /** The internal number that v2 shows as `owner_id`. */
  readonly id: string;
  /** The address that v1 shows as `custid`. */
  readonly user: string;
  readonly token: string;
}

export type Caller =
  | { readonly kind: "anonymous" }
  | { readonly kind: "account"; readonly account: Account }
  /** There was an Authorization header, and it was wrong. */
  | { readonly kind: "rejected" };

export const anonymous: Caller = { kind: "anonymous" };

/** The caller behind an Authorization header. */
export function identify(header: string | undefined, account: Account | undefined): Caller {
  if (header === undefined) return anonymous;
  if (account === undefined) return { kind: "rejected" };
  const expected = `Basic ${Buffer.from(`${account.user}:${account.token}`).toString("base64")}`;
  return header === expected ? { kind: "account", account } : { kind: "rejected" };
}

/** The account's number, if an account calls. */
export function ownerId({ caller }: Pick<Call, "caller">): string | undefined {
  return caller.kind === "account" ? caller.account.id : undefined;
}
