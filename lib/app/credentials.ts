/** Accounts at servers: in memory for this browser session, or on this device. */
import type { Origin } from "../domain";
import type { Credentials, Io } from "../service";
import { io } from "./io";
import { rememberedAccounts, sessionAccounts } from "./items";

/** The outside world for calls to this origin, in the name of the account there, if there is one. */
export async function ioFor(origin: Origin): Promise<Io> {
  const credentials = await accountAt(origin);
  return credentials === undefined ? io : { ...io, credentials };
}

/** The account at this origin; an account of this session goes before a remembered one. */
export async function accountAt(origin: Origin): Promise<Credentials | undefined> {
  const [session, remembered] = await Promise.all([
    sessionAccounts.read(),
    rememberedAccounts.read(),
  ]);
  return session[origin] ?? remembered[origin];
}

/** Forgets the account at this origin; nothing is sent. */
export async function forgetAccount(origin: Origin): Promise<void> {
  for (const item of [rememberedAccounts, sessionAccounts]) {
    await item.update(({ [origin]: _forgotten, ...others }) => others);
  }
}
