/** Burns secrets, and follows shared ones. */
import type { Receipt, Status } from "../../lib/domain";
import { Failure, failureInfo, mayHaveActed, outcome } from "../../lib/failure";
import { linkDigest, recognise } from "../../lib/links/recognise";
import { isOf } from "../../lib/sharing/attempt";
import { burnNeeds } from "../../lib/sharing/receipts";
import { accessCode } from "../../lib/sealing/key";
import type { Sending } from "../../lib/service";
import { ioFor } from "../../lib/app/credentials";
import { attempts } from "../../lib/app/items";
import { amend } from "./attempts";
import { all, linkOf, note, applyRetention } from "./receipts";
import { serverAt } from "./servers";
import { serviceOf } from "./serviceOf";

/** Receipts to ask about at a time, and in all: the service could tell who asks for many at once. */
const AT_A_TIME = 3;
const AT_MOST = 20;

/**
 * Burns a secret and keeps the status in a fresh receipt.
 *
 * @param proof the passphrase, or the whole link of a sealed secret, if {@link burnNeeds} asks for it
 * @returns the end of the secret: burned, or read before
 * @throws Failure `cannot-burn` if the service gives no way, `passphrase-gone` if the needed passphrase is no longer there,
 * `another-link` if the proof is a link to something else; otherwise as {@link Sending.burn} does
 */
export async function burn(digest: string, proof?: string): Promise<Status> {
  const receipt = (await all()).find((one) => one.linkDigest === digest);
  const service = receipt && serviceOf(receipt.service);
  const sendBurn = service?.burn?.bind(service);
  if (!service || !sendBurn || receipt.handle === undefined) {
    throw new Failure({ kind: "unsupported", reason: "cannot-burn" });
  }
  const passphrase = await passphraseOf(receipt, service, proof);
  const { address, handle } = receipt;
  const [io, server] = [await ioFor(address), await serverAt(address)];
  const send = () => sendBurn(io, server, handle, passphrase);
  const status = await (service.status ? send() : untold(digest, send));
  // The burn has happened, even if it cannot be written down: until it is, the next look asks again.
  await outcome(() => note(digest, status));
  // Only a fresh receipt proves anything, and this one says that the secret is still there.
  if (status.state === "waiting") throw new Failure({ kind: "protocol", reason: "unexpected" });
  return status;
}

/**
 * Sends a burn where nobody can ask for the fate of the secret afterwards. From then on its result says that the link may be
 * burned, unless an answer proves that this try did nothing.
 */
async function untold(digest: string, send: () => Promise<Status>): Promise<Status> {
  const before = (await attempts.read()).find((one) => isOf(one, digest));
  await mark(digest, true);
  try {
    return await send();
  } catch (error) {
    const isNew = before?.state === "shared" && before.burning === undefined;
    if (isNew && !mayHaveActed(failureInfo(error))) await mark(digest, false);
    throw error;
  }
}

/** Burning is not kept from going on where this cannot be written down. */
function mark(digest: string, isBurning: boolean): Promise<void> {
  return amend(digest, ({ burning: _burning, ...rest }) =>
    isBurning ? { ...rest, burning: true } : rest,
  );
}

/** Asks about the secrets that still wait, a few at a time. A receipt whose server cannot be asked now stays unchanged. */
export async function refresh(): Promise<void> {
  await outcome(applyRetention);
  if (!navigator.onLine) return;
  const waiting = (await all())
    .filter(({ status, handle }) => status.state === "waiting" && handle !== undefined)
    .slice(0, AT_MOST);
  for (let next = 0; next < waiting.length; next += AT_A_TIME) {
    // In turn on purpose: many requests at once would flood the service.
    await Promise.allSettled(waiting.slice(next, next + AT_A_TIME).map(ask));
  }
}

async function ask({ service: id, address, handle, linkDigest: digest }: Receipt): Promise<void> {
  const service = serviceOf(id);
  if (!service?.status || handle === undefined) return;
  const status = await service.status(await ioFor(address), await serverAt(address), handle);
  await note(digest, status);
}

/** The passphrase that the service asks for at burn. A try without it would count as a wrong one. */
async function passphraseOf(
  receipt: Receipt,
  service: Sending,
  proof: string | undefined,
): Promise<string | undefined> {
  const kept = await linkOf(receipt.linkDigest);
  const need = burnNeeds(receipt, kept);
  if (need === "nothing") return kept?.passphrase;
  if (proof === undefined || proof === "") {
    throw new Failure({ kind: "unsupported", reason: "passphrase-gone" });
  }
  return need === "passphrase" ? proof : codeIn(proof, receipt, service);
}

/**
 * The access code that the whole link gives. Never that of another secret: it would count as a wrong try. A wrong key for this
 * very secret goes unnoticed, since nothing of the key is kept; anybody who could slip one in could make wrong tries as well.
 */
async function codeIn(url: string, { linkDigest: digest }: Receipt, service: Sending) {
  const found = recognise(url, [service], []);
  const link = "link" in found ? found.link : undefined;
  const { key, codeLength } = link ?? {};
  if (!link || key === undefined || (await linkDigest(link)) !== digest) {
    throw new Failure({ kind: "unsupported", reason: "another-link" });
  }
  return accessCode(key, codeLength);
}
