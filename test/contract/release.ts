/** Finds the release of Onetime Secret on a running server, by requests that change nothing. */
import { numbers } from "../../lib/fields";

/** The second number of its version: 23 for v0.23.6. */
export type Release = number;

/** The newest release that these tests know. */
const NEWEST: Release = 26;

/** The last release without anything of v2. */
const OLDEST: Release = 15;

/**
 * Anybody is told the version up to v0.26.4, accounts only from v0.26.5. A server built from source says 0.0.0 there (recorded
 * with v0.26.6), v0.23 its own. Where v2 does not exist, v1 gives the age away: it has the name "receipt" since v0.24 (recorded).
 */
export async function releaseOf(address: string): Promise<Release> {
  const response = await fetch(`${address}/api/v2/version`);
  if (response.status === 404) return (await hasReceipts(address)) ? NEWEST : OLDEST;
  const told = response.ok ? numbers(await response.json(), "version") : undefined;
  const [first = 0, second = 0] = told ?? [];
  return first === 0 && second > 0 ? second : NEWEST;
}

/** An unknown receipt is unknown to the server if it has receipts, and to its router if it has none. */
async function hasReceipts(address: string): Promise<boolean> {
  const response = await fetch(`${address}/api/v1/receipt/${"0".repeat(62)}`);
  return (await response.text()).includes("Unknown secret");
}
