/** What the options page asks for. Runs in the background, which alone writes what is chosen. */
import browser from "webextension-polyfill";
import type { Origin } from "../domain";
import { ioFor, signOut } from "./accounts";
import type { Choice } from "./background";
import { settings } from "./items";
import { registerMenus } from "./menus";
import { dropPermission } from "./permissions";
import { forgetServer, learn } from "./servers";

export async function choose(choice: Choice): Promise<void> {
  await settings.update((chosen) => ({ ...chosen, ...choice }));
}

/** Finds out what is at this address, and keeps it. Throws as {@link learn} does. */
export async function addServer(origin: Origin): Promise<void> {
  await learn(await ioFor(origin), origin);
  await registerMenus();
}

/** Forgets an own server, its account and the permission for it. */
export async function removeServer(origin: Origin): Promise<void> {
  await forgetServer(origin);
  await signOut(origin);
  await dropPermission(origin);
  await registerMenus();
}

/** Forgets everything that is kept, on disk and in memory, and every permission that was given. */
export async function clear(): Promise<void> {
  const { servers } = await settings.read();
  await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
  for (const { origin } of servers) await dropPermission(origin);
  await registerMenus();
}
