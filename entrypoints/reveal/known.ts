import type { SecretLink } from "../../lib/domain";
import { linkDigest, recognise, type Recognised } from "../../lib/links";
import { receipts, sessionReceipts, shown } from "../../lib/platform/items";
import { kinds } from "../../lib/platform/kinds";
import { isAllowed } from "../../lib/policy";
import { knownServers } from "../../lib/settings";
import type { Target, View } from "./view";

/** What `url` is, by the servers known on this device. */
export async function find(url: string): Promise<Recognised> {
  return recognise(url, kinds, knownServers(await shown.read(), kinds));
}

/** Who can open a link. */
export function targetOf({ link, server }: Extract<Recognised, { link: SecretLink }>): Target {
  return { server, link };
}

/** What to show instead of asking a server that the organisation does not allow; nothing where it does. */
export async function forbidden(target: Target): Promise<View | undefined> {
  const { policy } = await shown.read();
  if (isAllowed(policy, target.server.origin)) return undefined;
  const failure = { kind: "unsupported", reason: "policy-server" } as const;
  return { state: "failed", failure, doing: "preview", target };
}

/** Whether this browser created it. */
export async function isOwn(link: SecretLink): Promise<boolean> {
  const digest = await linkDigest(link);
  const made = [...(await receipts.read()), ...(await sessionReceipts.read())];
  return made.some(({ linkDigest: other }) => other === digest);
}
