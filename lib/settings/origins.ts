/** Tells for which origins the browser has to give a permission. */
import type { Address, Origin } from "../domain";
import { originOf, originsOf } from "../links/address";
import { parseOrigin } from "../links/parseOrigin";
import type { Kinds } from "../service";
import { type EffectiveSettings, knownServers } from "./settings";

/** The origin of the viewer, if there is one. */
export function originOfViewer(viewer: string | null): Origin | undefined {
  return viewer === null ? undefined : parseOrigin(new URL(viewer).origin);
}

/** Every origin that is in use, by the known servers or the viewer. */
export function originsIn(settings: EffectiveSettings, kinds: Kinds): readonly Origin[] {
  const viewer = originOfViewer(settings.viewer);
  const servers = knownServers(settings, kinds).flatMap(originsOf);
  return [...new Set(viewer === undefined ? servers : [...servers, viewer])];
}

/** The origins of the server at this address: the server's interface may have another one. */
export function originsAt(
  settings: EffectiveSettings,
  kinds: Kinds,
  address: Address,
): readonly Origin[] {
  const known = knownServers(settings, kinds).find((server) => server.address === address);
  return known ? originsOf(known) : [originOf(address)];
}
