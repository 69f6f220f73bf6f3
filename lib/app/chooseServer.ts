/** Sends new secrets to another server from now on. */
import type { Server } from "../domain";
import { originsOf } from "../links/address";
import type { EffectiveSettings } from "../settings/settings";
import { background } from "./background";
import { isUntried } from "../settings/offered";
import { kinds } from "./kinds";
import { withPermission } from "./withPermission";

/**
 * Chooses a known server. A public one of a further service is first asked about itself, once the browser allows it. To be called
 * straight from a click.
 *
 * @throws Failure as {@link withPermission} does, or as the look at the server fails; then the choice stays as it was
 */
export async function chooseServer(server: Server, settings: EffectiveSettings): Promise<void> {
  const choose = () => background.call("choose", { server: server.address });
  if (!isUntried(server, settings, kinds)) return choose();
  return withPermission(originsOf(server), async () => {
    await background.call("addServer", server.address);
    await choose();
  });
}
