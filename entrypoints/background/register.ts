/** Registers the menus and rules that the browser keeps for us, for the known servers. */
import { registerClicks } from "./clicks";
import { registerMenus } from "./menus";
import { barServiceWorkers } from "./barServiceWorkers";

/** To be called on install and update, and when the known servers change. */
export async function register(): Promise<void> {
  await Promise.all([registerMenus(), registerClicks(), barServiceWorkers()]);
}
