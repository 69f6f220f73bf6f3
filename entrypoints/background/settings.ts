/** Carries out the requests of the options page. The background alone writes the person's choices. */
import type { Origin } from "../../lib/domain";
import { forgetAccount, ioFor } from "../../lib/app/credentials";
import type { SettingsChange } from "../../lib/app/background";
import { cancel } from "./cancellation";
import { settings } from "../../lib/app/items";
import { applyRetention } from "./receipts";
import { dropPermission } from "../../lib/platform/permissions";
import { register } from "./register";
import { forgetServer, knownAt, learn } from "./servers";

export async function choose({ terms, ...choice }: SettingsChange): Promise<void> {
  await settings.update((chosen) => ({
    ...chosen,
    ...choice,
    terms: { ...chosen.terms, ...terms },
  }));
  await Promise.all([applyRetention(), register()]);
}

/**
 * Finds out about the server at this address, and keeps it.
 *
 * @throws Failure as {@link learn} does; then the permission for a server that is not kept is given back
 */
export async function addServer(origin: Origin): Promise<void> {
  try {
    await learn(await ioFor(origin), origin);
  } catch (error) {
    if (!(await knownAt(origin))) await dropPermission(origin);
    throw error;
  }
  await register();
}

/** Forgets an own server, its account and the permission for it. */
export async function removeServer(origin: Origin): Promise<void> {
  cancel(origin);
  await forgetServer(origin);
  await forgetAccount(origin);
  await dropPermission(origin);
  await register();
}
