/** The server and the terms that the next secret starts with. */
import type { Server } from "../domain";
import {
  currentServer,
  defaultTerms,
  type DefaultTerms,
  type EffectiveSettings,
} from "../settings/settings";
import { effectiveSettings } from "./items";
import { kinds } from "./kinds";
import type { Readable } from "../platform/storage";

/** The server that secrets go to now. */
export async function serverNow(
  from: Readable<EffectiveSettings> = effectiveSettings,
): Promise<Server> {
  return currentServer(await from.read(), kinds);
}

/** The terms in force until the person chooses others, as far as that server grants them. */
export async function termsNow(from: Readable<EffectiveSettings>): Promise<DefaultTerms> {
  const settings = await from.read();
  return defaultTerms(settings, currentServer(settings, kinds));
}
