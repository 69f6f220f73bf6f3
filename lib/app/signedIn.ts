/**
 * Which accounts there are, for pages, which show no token. Read here rather than told by the background: every page that
 * listens to storage is told by the browser of each change, tokens included, so nothing would be kept from it.
 */
import type { Accounts, SignedIn } from "../settings/accounts";
import type { Origin } from "../domain";
import { parseOrigin } from "../links/origin";
import { rememberedAccounts, sessionAccounts } from "./items";
import type { Readable } from "../platform/storage";

export const signedIn: Readable<ReadonlyMap<Origin, SignedIn>> = {
  async read() {
    // What was typed last goes before what is remembered.
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
