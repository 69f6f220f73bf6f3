/** Rules that an organisation has set for its people. The names are those of the managed storage schema. */
import type { Origin, Seconds } from "../domain";
import { field, flag, number } from "../fields";
import { parseOrigin } from "../links/origin";
import { parseViewer } from "../links/viewerForm";

export interface Policy {
  /** The only servers there are: nothing is sent to any other. Empty: nothing is sent at all. */
  readonly servers?: readonly Origin[];
  /** The server for new secrets. */
  readonly defaultServer?: Origin;
  readonly sealedRequired: boolean;
  /** Holds for every secret, sealed or not. */
  readonly passphraseRequired: boolean;
  readonly maximumLifetime?: Seconds;
  /** No receipt is listed, and none is written to disk. */
  readonly receiptsOff: boolean;
  /** True if the popup opens by itself after a link was copied. */
  readonly popupAfterCopying?: boolean;
  /** Address of the viewer that sealed links lead to (`viewerForm.ts`). */
  readonly viewer?: string;
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
  const origin = parseAddress(field(value, "defaultServer"));
  const maximumLifetime = number(value, "maximumLifetime") ?? 0;
  const popupAfterCopying = flag(value, "popupAfterCopying");
  const viewer = parseViewer(field(value, "viewer"));
  return {
    ...(servers === undefined ? {} : { servers }),
    ...(origin === undefined ? {} : { defaultServer: origin }),
    sealedRequired: flag(value, "sealedRequired") ?? false,
    passphraseRequired: flag(value, "passphraseRequired") ?? false,
    ...(maximumLifetime > 0 ? { maximumLifetime } : {}),
    receiptsOff: flag(value, "receiptsOff") ?? false,
    ...(popupAfterCopying === undefined ? {} : { popupAfterCopying }),
    ...(viewer === undefined ? {} : { viewer }),
  };
}

/** True if anything may be sent there. */
export function isAllowed({ servers }: Policy, origin: Origin): boolean {
  return servers === undefined || servers.includes(origin);
}

/** No list means all servers. */
function parseServers(value: unknown): readonly Origin[] | undefined {
  const servers = field(value, "servers");
  if (servers !== undefined) return [servers].flat().flatMap((one) => parseAddress(one) ?? []);
  const only = field(value, "onlyListedServers");
  return only === undefined || flag(value, "onlyListedServers") === false ? undefined : [];
}

function parseAddress(value: unknown): Origin | undefined {
  return typeof value === "string" ? parseOrigin(value) : undefined;
}
