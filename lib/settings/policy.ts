/** Rules that an organisation has set for its people. The names are those of the managed storage schema. */
import type { Address, Seconds, Server } from "../domain";
import { field, flag, number, text } from "../fields";
import { isBelow, parseAddress } from "../links/address";
import { parseViewer } from "../links/viewerForm";

export interface Policy {
  /** The only servers there are: nothing is sent to any other. Empty: nothing is sent at all. */
  readonly servers?: readonly NamedServer[];
  /** The server for new secrets. */
  readonly defaultServer?: NamedServer;
  /** The ids of the only services there are. Empty: none. */
  readonly services?: readonly string[];
  readonly sealedRequired: boolean;
  /** Holds for every secret, sealed or not. */
  readonly passphraseRequired: boolean;
  /** A right-click makes each link with a suggested passphrase, where its service takes one. */
  readonly defaultPassphrase?: "suggest";
  readonly maximumLifetime?: Seconds;
  /** The lifetime that new secrets start with. */
  readonly defaultLifetime?: Seconds;
  /** No receipt is listed, and none is written to disk. */
  readonly receiptsOff: boolean;
  /** True if the popup opens by itself after a link was copied. */
  readonly popupAfterCopying?: boolean;
  /** True if a click on a one-time link opens it here instead of on the website. */
  readonly clickedLinks?: boolean;
  /** Address of the viewer that sealed links lead to (`viewerForm.ts`). */
  readonly viewer?: string;
}

/** A server as an administrator names it: `https://secrets.example`, or `privatebin https://secrets.example/paste`. */
interface NamedServer {
  /** Absent: the first service. */
  readonly service?: string;
  readonly address: Address;
}

/** Nothing is set. */
export const NO_POLICY: Policy = {
  sealedRequired: false,
  passphraseRequired: false,
  receiptsOff: false,
};

/**
 * The policy in `value`, which may be anything. Servers that are named count even if no address among them is sound, or if they
 * are no list: a slip of the pen must not open a closed policy. Firefox hands over any value. Chromium checks types by the
 * schema, and drops a key of a wrong type before we see it: there `onlyListedServers` closes the policy.
 */
export function parsePolicy(value: unknown): Policy {
  const servers = parseServers(value);
  const defaultServer = parseNamed(field(value, "defaultServer"));
  const services = parseServices(field(value, "services"));
  const isSuggested = text(value, "defaultPassphrase") === "suggest";
  const maximumLifetime = number(value, "maximumLifetime") ?? 0;
  const defaultLifetime = number(value, "defaultLifetime") ?? 0;
  const popupAfterCopying = flag(value, "popupAfterCopying");
  const clickedLinks = flag(value, "clickedLinks");
  const viewer = parseViewer(field(value, "viewer"));
  return {
    ...(servers === undefined ? {} : { servers }),
    ...(defaultServer === undefined ? {} : { defaultServer }),
    ...(services === undefined ? {} : { services }),
    sealedRequired: flag(value, "sealedRequired") ?? false,
    passphraseRequired: flag(value, "passphraseRequired") ?? false,
    ...(isSuggested ? { defaultPassphrase: "suggest" } : {}),
    ...(maximumLifetime > 0 ? { maximumLifetime } : {}),
    ...(defaultLifetime > 0 ? { defaultLifetime } : {}),
    receiptsOff: flag(value, "receiptsOff") ?? false,
    ...(popupAfterCopying === undefined ? {} : { popupAfterCopying }),
    ...(clickedLinks === undefined ? {} : { clickedLinks }),
    ...(viewer === undefined ? {} : { viewer }),
  };
}

/** True if anything may be sent to this server. */
export function isAllowed(
  { servers, services }: Policy,
  { service, address }: Pick<Server, "service" | "address">,
): boolean {
  return (services?.includes(service) ?? true) && (servers?.some(isNamed) ?? true);

  function isNamed(named: NamedServer): boolean {
    return named.address === address && (named.service ?? service) === service;
  }
}

/** True if `url` is an address of the interface of one of these servers. */
export function isAt(url: string, servers: readonly Server[]): boolean {
  return servers.some(({ address, api = address }) =>
    [address, api].some((at) => isBelow(url, at)),
  );
}

/** No list means all servers. */
function parseServers(value: unknown): readonly NamedServer[] | undefined {
  const servers = field(value, "servers");
  if (servers !== undefined) return [servers].flat().flatMap((one) => parseNamed(one) ?? []);
  const only = field(value, "onlyListedServers");
  return only === undefined || flag(value, "onlyListedServers") === false ? undefined : [];
}

/** Services of a mistyped name count: nothing has that name, so the policy stays closed. */
function parseServices(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  return [value].flat().filter((one) => typeof one === "string");
}

/** The text of an administrator, or the same as it was stored. */
function parseNamed(value: unknown): NamedServer | undefined {
  const written =
    typeof value === "string"
      ? value
      : `${text(value, "service") ?? ""} ${text(value, "address") ?? ""}`;
  const [, service, place = ""] = /^\s*(?:([a-z]+)\s+)?(\S+)\s*$/.exec(written) ?? [];
  const address = parseAddress(place);
  if (address === undefined) return undefined;
  return service === undefined ? { address } : { service, address };
}
