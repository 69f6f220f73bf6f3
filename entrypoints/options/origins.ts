import type { Origin } from "../../lib/domain";
import { parseOrigin } from "../../lib/links/origin";
import { kinds } from "../../lib/app/kinds";
import { type EffectiveSettings, knownServers } from "../../lib/settings/settings";

/** The origin of the viewer, if there is one. */
export function originOf(viewer: string | null): Origin | undefined {
  return viewer === null ? undefined : parseOrigin(new URL(viewer).origin);
}

/** Every origin for which the browser has to give a permission. */
export function originsIn(settings: EffectiveSettings): readonly Origin[] {
  const viewer = originOf(settings.viewer);
  const servers = knownServers(settings, kinds).map(({ origin }) => origin);
  return viewer === undefined ? servers : [...servers, viewer];
}
