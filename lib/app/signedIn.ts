/**
 * Lists the accounts for pages, which show no token. A page reads them itself rather than asking the background: the browser
 * tells every page that listens to storage of each change, tokens included, so asking would keep nothing from it.
 */
import type { Accounts, SignedIn } from "../settings/accounts";
import type { Origin } from "../domain";
import { parseOrigin } from "../links/origin";
import { rememberedAccounts, sessionAccounts } from "./items";
import type { Readable } from "../platform/storage";

export const signedIn: Readable<ReadonlyMap<Origin, SignedIn>> = {
  async read() {
    // An account of this session goes before a remembered one.
    return new Map([
      ...users(await rememberedAccounts.read(), true),
      ...users(await sessionAccounts.read(), false),
    ]);
  },
  watch(listener) {
    const tell = () => void signedIn.read().then(listener);
    const ends = [rememberedAccounts.watch(tell), sessionAccounts.watch(tell)];
    return () => ends.forEach((end) => end());
  },
};

function users(accounts: Accounts, remembered: boolean): readonly (readonly [Origin, SignedIn])[] {
  return Object.entries(accounts).flatMap(([address, account]) => {
    const origin = parseOrigin(address);
    return origin && account ? [[origin, { user: account.user, remembered }] as const] : [];
  });
}
