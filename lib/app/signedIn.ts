/**
 * Lists the accounts for pages, which show no token. A page reads them itself rather than asking the background: the browser
 * tells every page that listens to storage of each change, tokens included, so asking would keep nothing from it.
 */
import type { Accounts, SignedIn } from "../settings/accounts";
import type { Address } from "../domain";
import { parseAddress } from "../links/address";
import { rememberedAccounts, sessionAccounts } from "./items";
import type { Readable } from "../platform/storage";

export const signedIn: Readable<ReadonlyMap<Address, SignedIn>> = {
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

function users(accounts: Accounts, remembered: boolean): readonly (readonly [Address, SignedIn])[] {
  return Object.entries(accounts).flatMap(([name, account]) => {
    const address = parseAddress(name);
    return address && account ? [[address, { user: account.user, remembered }] as const] : [];
  });
}
