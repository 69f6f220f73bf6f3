/** Receipts and links of this device. Runs in the background, their only writer. */
import type { Receipt, Status } from "../domain";
import { Failure } from "../failure";
import { add, remove, update } from "../receipts";
import type { Service } from "../service";
import { knownServers } from "../settings";
import type { Shared } from "../share";
import { io } from "./io";
import { governed, links, receipts, sessionReceipts } from "./items";
import { services, serviceOf } from "./services";

/** How many receipts are asked about at a time, and in all: the service could tell who asks for many at once. */
const AT_A_TIME = 3;
const AT_MOST = 20;

/** Keeps the receipt, and for this browser session the link. */
export async function keep({ receipt, passphrase }: Shared, url: string): Promise<void> {
  const item = receipt.sealed ? receipts : sessionReceipts;
  const link = passphrase === undefined ? { url } : { url, passphrase };
  await Promise.all([
    item.update((list) => add(list, receipt)),
    links.update((kept) => ({ ...kept, [receipt.linkDigest]: link })),
  ]);
}

/**
 * Burns a secret and keeps what a fresh receipt then says.
 *
 * @returns how it ended: burned, or read before
 * @throws Failure `cannot-burn` where the service gives no way, `passphrase-gone` where it needs what is no longer
 *   there; otherwise as {@link Service.burn} does
 */
export async function burn(digest: string, proof?: string): Promise<Status> {
  const receipt = await find(digest);
  const service = receipt && serviceOf(receipt.service);
  if (!service?.burn || receipt?.handle === undefined) {
    throw new Failure({ kind: "unsupported", reason: "cannot-burn" });
  }
  const passphrase = (await links.read())[digest]?.passphrase ?? proof;
  if (receipt.guarded && passphrase === undefined) {
    throw new Failure({ kind: "unsupported", reason: "passphrase-gone" });
  }
  const status = await service.burn(
    io,
    await serverOf(service, receipt),
    receipt.handle,
    passphrase,
  );
  await note(digest, status);
  // Only a fresh receipt proves anything, and this one says that the secret is still there.
  if (status.state === "waiting") throw new Failure({ kind: "protocol", reason: "unexpected" });
  return status;
}

/** Forgets a receipt and its link; the secret itself is not touched. */
export async function forget(digest: string): Promise<void> {
  await Promise.all([
    receipts.update((list) => remove(list, digest)),
    sessionReceipts.update((list) => remove(list, digest)),
    dropLink(digest),
  ]);
}

/** Asks what became of the secrets that still wait, a few at a time. Who cannot be asked now stays as it is. */
export async function refresh(): Promise<void> {
  if (!navigator.onLine) return;
  const newest = (await all()).toSorted((a, b) => b.createdAt - a.createdAt);
  const waiting = newest.filter(({ status }) => status.state === "waiting").slice(0, AT_MOST);
  for (let next = 0; next < waiting.length; next += AT_A_TIME) {
    // In turn on purpose: the service is not to be flooded.
    await Promise.allSettled(waiting.slice(next, next + AT_A_TIME).map(ask));
  }
}

async function ask(receipt: Receipt): Promise<void> {
  const service = serviceOf(receipt.service);
  if (!service?.status || receipt.handle === undefined) return;
  const status = await service.status(io, await serverOf(service, receipt), receipt.handle);
  await note(receipt.linkDigest, status);
}

async function note(digest: string, status: Status): Promise<void> {
  await Promise.all([
    receipts.update((list) => update(list, digest, status)),
    sessionReceipts.update((list) => update(list, digest, status)),
    ...(status.state === "waiting" ? [] : [dropLink(digest)]),
  ]);
}

async function dropLink(digest: string): Promise<void> {
  await links.update((kept) => {
    const { [digest]: _ended, ...others } = kept;
    return others;
  });
}

async function find(digest: string): Promise<Receipt | undefined> {
  return (await all()).find(({ linkDigest }) => linkDigest === digest);
}

async function all(): Promise<readonly Receipt[]> {
  return [...(await sessionReceipts.read()), ...(await receipts.read())];
}

async function serverOf(service: Service, { origin }: Receipt) {
  const known = knownServers(await governed.read(), services);
  return known.find((server) => server.origin === origin) ?? service.server(origin);
}
