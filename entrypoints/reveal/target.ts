import type { SecretLink, Server } from "../../lib/domain";
import { Failure } from "../../lib/failure";
import { findAddress } from "../../lib/links/findLink";
import { linkDigest, readLink, recognise, type Recognised } from "../../lib/links/recognise";
import { receipts, sessionReceipts, lastSeenSettings } from "../../lib/app/items";
import { kinds } from "../../lib/app/kinds";
import { isAllowed } from "../../lib/settings/policy";
import { knownServers } from "../../lib/settings/settings";
import { formatLink, parseViewed } from "../../lib/links/viewerForm";
import type { Site, Target, View } from "./view";

/** Recognises `url` by the servers known on this device. */
export async function find(url: string): Promise<Recognised> {
  return recognise(url, kinds, knownServers(await lastSeenSettings.read(), kinds));
}

/** Finds the pasted link, in quotes, in prose or without its scheme perhaps, and its address. */
export async function findPasted(
  text: string,
): Promise<{ readonly found: Recognised; readonly address: string }> {
  const servers = knownServers(await lastSeenSettings.read(), kinds);
  return findAddress(text, kinds, servers) ?? { found: { state: "none" }, address: text };
}

/** The target of a recognised link with this `url`. */
export function targetOf(
  { link, server }: Extract<Recognised, { link: SecretLink }>,
  url: string,
): Target {
  return { server, link, site: siteOf(url, [server]) };
}

/** The page that a link leads to in a browser without us. Its key stands after the `#` there, however the link came. */
export function siteOf(text: string, servers: readonly Server[] = []): Site {
  const read = readLink(text, kinds, servers);
  // The text was recognised already.
  if (!read) throw new Failure({ kind: "bug", reason: "bug" });
  const { found, address, exposed } = read;
  const viewed = kinds.some((kind) => parseViewed(address, kind) !== undefined);
  const viewer = viewed ? address.origin + address.pathname : null;
  const kind = "link" in found && kinds.find(({ id }) => id === found.link.service);
  const url = kind ? formatLink(found.link, kind, viewer) : address.href;
  const page = viewed ? "viewer" : "service";
  return { url, host: address.host, page, ...(exposed && { exposed }) };
}

/** The view to show instead of asking a server that the organisation does not allow; nothing if it allows the server. */
export async function forbidden(target: Target): Promise<View | undefined> {
  const { policy } = await lastSeenSettings.read();
  if (isAllowed(policy, target.server)) return undefined;
  const failure = { kind: "unsupported", reason: "policy-server" } as const;
  return { state: "failed", failure, doing: "preview", target };
}

/** True if this browser created the link. */
export async function isOwn(link: SecretLink): Promise<boolean> {
  const digest = await linkDigest(link);
  const made = [...(await receipts.read()), ...(await sessionReceipts.read())];
  return made.some(({ linkDigest: other }) => other === digest);
}
