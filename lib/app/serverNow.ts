/** The server that the next secret goes to. */
import type { Server } from "../domain";
import { currentServer, type EffectiveSettings } from "../settings/settings";
import { effectiveSettings } from "./items";
import { kinds } from "./kinds";
import type { Readable } from "../platform/storage";

/** The server that secrets go to now. */
export async function serverNow(
  from: Readable<EffectiveSettings> = effectiveSettings,
): Promise<Server> {
  return currentServer(await from.read(), kinds);
}
