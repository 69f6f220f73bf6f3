/** Takes back what was shared, and keeps results and receipts in step. Runs in the background. */
import { emptied, type Attempt } from "../attempts";
import type { Status } from "../domain";
import { Failure } from "../failure";
import { checkDraft } from "../share";
import { serverNow } from "./chosen";
import { sameEra } from "./era";
import { attempts, governed } from "./items";
import { burn } from "./keeping";
import { forget, settle } from "./kept";
import { restore } from "./replacing";
import { begin } from "./sharing";

/** Attempts of which the other kind is being made: a second press changes nothing. */
const remaking = new Set<string>();

/** Burns the secret of a receipt; a result that shows its link then says so. Throws as {@link burn} does, with nothing changed. */
export async function burnSecret(digest: string, proof?: string): Promise<Status> {
  const status = await burn(digest, proof);
  await tell(digest, status, leave);
  return status;
}

/** Forgets a receipt, and the result that could have been undone by it. */
export async function forgetReceipt(digest: string): Promise<void> {
  await forget(digest);
  await attempts.update((list) => list.filter((attempt) => !isOf(attempt, digest)));
}

/** Burns what an attempt created, and puts its text back where the link took its place. Throws as {@link burn} does. */
export async function undo(id: string): Promise<Status> {
  const { receipt } = await find(id);
  const status = await burn(receipt);
  await tell(receipt, status, restore);
  return status;
}

/**
 * Burns what an attempt created and makes the other kind: nothing where the secret may have been read before.
 *
 * @throws Failure before anything is burned, if the other kind cannot be made; otherwise as {@link burn} does
 */
export async function remake(id: string): Promise<Attempt | undefined> {
  if (remaking.has(id)) return undefined;
  remaking.add(id);
  try {
    const { draft, receipt } = await find(id);
    const next = { ...draft, terms: { ...draft.terms, sealed: !draft.terms.sealed } };
    checkDraft(next, await serverNow(), (await governed.read()).policy);
    const wanted = sameEra();
    const status = await burn(receipt);
    // What was forgotten meanwhile is not sent.
    if (!wanted()) return undefined;
    if (status.state === "burned" || status.state === "expired") {
      return await (
        await begin(next, id)
      ).end;
    }
    await tell(receipt, status, leave);
    return undefined;
  } finally {
    remaking.delete(id);
  }
}

/** Whether the text of an attempt is back in its page; nothing if it never left. */
type Back = (attempt: Attempt) => Promise<boolean | undefined>;

/** Who burns a secret does not ask for its text in a page; only who undoes does. */
const leave: Back = ({ place }) => Promise.resolve(place?.link === undefined ? undefined : false);

async function tell(digest: string, status: Status, back: Back): Promise<void> {
  for (const attempt of (await attempts.read()).filter((one) => isOf(one, digest))) {
    const done = undone(attempt, status, await back(attempt));
    await attempts.update((list) => list.map((one) => (one.id === done.id ? done : one)));
  }
  await settle();
}

/** A text that the link has replaced, and that is not back in its page, is nowhere else. */
function undone({ id, at, origin, draft }: Attempt, status: Status, restored?: boolean): Attempt {
  const back = restored === undefined ? {} : { restored };
  const kept = restored === false ? draft : emptied(draft);
  return { id, at, origin, draft: kept, state: "undone", status, ...back };
}

async function find(id: string): Promise<Extract<Attempt, { state: "shared" }>> {
  const attempt = (await attempts.read()).find((candidate) => candidate.id === id);
  if (attempt?.state !== "shared") throw new Failure({ kind: "bug", reason: "bug" });
  return attempt;
}

function isOf(attempt: Attempt, digest: string): boolean {
  return "receipt" in attempt && attempt.receipt === digest;
}
