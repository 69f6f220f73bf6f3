/** What is chosen now, for the next secret. */
import type { Server } from "../domain";
import { currentServer, defaultTerms, type DefaultTerms } from "../settings";
import { governed } from "./items";
import { kinds } from "./kinds";

/** The server that secrets go to now. */
export async function serverNow(): Promise<Server> {
  return currentServer(await governed.read(), kinds);
}

/** The terms that hold until others are chosen, as far as that server grants them. */
export async function termsNow(): Promise<DefaultTerms> {
  const settings = await governed.read();
  return defaultTerms(settings, currentServer(settings, kinds));
}
