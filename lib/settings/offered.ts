/** The servers that new secrets can go to, as pages list them. */
import type { Address, Server } from "../domain";
import type { Kinds } from "../service";
import { type EffectiveSettings, kindOf, offeredServers } from "./settings";

export interface OfferedServer {
  readonly address: Address;
  /** The name of its service. */
  readonly service: string;
  /** True if its service seals by itself. */
  readonly seals: boolean;
  /** True for a hosted region, which people know by its place. */
  readonly region: boolean;
}

/** The servers that are offered under these settings. */
export function offered(settings: EffectiveSettings, kinds: Kinds): readonly OfferedServer[] {
  const [first] = kinds;
  return offeredServers(settings, kinds).map(({ service, address }) => {
    const { name, seals } = kindOf(kinds, service) ?? first;
    const region = first.servers.some((server) => server.address === address);
    return { address, service: name, seals: seals !== undefined, region };
  });
}

/**
 * True if nobody has asked this server about itself: a public server of a further service is asked when it is first chosen, and
 * the browser for the permission to.
 */
export function isUntried(
  { service, address }: Server,
  { servers }: EffectiveSettings,
  [first]: Kinds,
): boolean {
  return service !== first.id && !servers.some((learned) => learned.address === address);
}
