/** Carries out the requests of the options page. The background alone writes the person's choices. */
import type { Address, Origin } from "../../lib/domain";
import { originOf } from "../../lib/links/address";
import { originsAt, originsIn } from "../../lib/settings/origins";
import { forgetAccount, ioFor } from "../../lib/app/credentials";
import type { SettingsChange } from "../../lib/app/background";
import { cancel } from "./cancellation";
import { withTerms } from "../../lib/settings/settings";
import { forgetTypedTerms, restartForm } from "../../lib/app/form";
import { effectiveSettings, settings } from "../../lib/app/items";
import { kinds } from "../../lib/app/kinds";
import { applyRetention } from "./receipts";
import { dropPermission } from "../../lib/platform/permissions";
import { register } from "./register";
import { forgetServer, knownAt, learn } from "./servers";

export async function choose({ terms, ...choice }: SettingsChange): Promise<void> {
  const now = await effectiveSettings.read();
  await settings.update((chosen) => {
    const next = { ...chosen, ...choice };
    return terms ? withTerms(next, now, terms) : next;
  });
  if (terms) await forgetTypedTerms(now.server);
  if (choice.server !== undefined) await restartForm();
  await Promise.all([applyRetention(), register()]);
}

/**
 * Finds out about the server at this address, and keeps it.
 *
 * @throws Failure as {@link learn} does; then the permission for a server that is not kept is given back
 */
export async function addServer(address: Address): Promise<void> {
  try {
    await learn(await ioFor(address), address);
  } catch (error) {
    if (!(await knownAt(address))) await dropUnneeded([originOf(address)]);
    throw error;
  }
  await register();
}

/** Forgets an own server, its account and the permission for it. */
export async function removeServer(address: Address): Promise<void> {
  cancel(address);
  const origins = originsAt(await effectiveSettings.read(), kinds, address);
  await forgetServer(address);
  await forgetTypedTerms(address);
  await forgetAccount(address);
  await dropUnneeded(origins);
  await register();
}

/** Gives back the permissions for these origins, but for those of another server. */
async function dropUnneeded(origins: readonly Origin[]): Promise<void> {
  const needed = originsIn(await effectiveSettings.read(), kinds);
  await dropPermission(origins.filter((origin) => !needed.includes(origin)));
}
