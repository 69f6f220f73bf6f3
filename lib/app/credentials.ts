/** Accounts at servers: in memory for this browser session, or on this device. */
import type { Address } from "../domain";
import type { Credentials, Io } from "../service";
import { io } from "./io";
import { rememberedAccounts, sessionAccounts } from "./items";

/** The outside world for calls to this address, in the name of the account there, if there is one. */
export async function ioFor(address: Address): Promise<Io> {
  const credentials = await accountAt(address);
  return credentials === undefined ? io : { ...io, credentials };
}

/** The account at this address; an account of this session goes before a remembered one. */
export async function accountAt(address: Address): Promise<Credentials | undefined> {
  const [session, remembered] = await Promise.all([
    sessionAccounts.read(),
    rememberedAccounts.read(),
  ]);
  return session[address] ?? remembered[address];
}

/** Forgets the account at this address; nothing is sent. */
export async function forgetAccount(address: Address): Promise<void> {
  for (const item of [rememberedAccounts, sessionAccounts]) {
    await item.update(({ [address]: _forgotten, ...others }) => others);
  }
}
