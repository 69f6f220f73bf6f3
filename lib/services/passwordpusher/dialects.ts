/** The ways to speak to a server, by its release and edition. */
import type { Address } from "../../domain";

/**
 * v2 is in v2.3.0 and up, v1 in any release. The commercial edition, which its makers host, speaks v2 and counts lifetimes in its
 * own way.
 */
export const DIALECTS = ["v2", "v2-commercial", "v1"] as const;

export type Dialect = (typeof DIALECTS)[number];

/** The address of all secrets, or of one. Without its ending v1 would answer with a page. */
export function pushes(address: Address, dialect: Dialect, token?: string): string {
  const all = dialect === "v1" ? `${address}/p` : `${address}/api/v2/pushes`;
  return `${all}${token === undefined ? "" : `/${token}`}.json`;
}
