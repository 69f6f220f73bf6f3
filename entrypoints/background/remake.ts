/** Makes a link of the other kind, sealed or service-encrypted, in place of one that is burned. */
import { type Attempt, isUnread, standsInPage } from "../../lib/sharing/attempt";
import { otherKind } from "../../lib/sharing/draft";
import { outcome } from "../../lib/failure";
import { checkDraft } from "../../lib/sharing/share";
import { serverNow } from "../../lib/app/defaults";
import { attemptOf, remaking, sharedBy, undoing } from "./attempts";
import { cancellation } from "./cancellation";
import { attempts, effectiveSettings } from "../../lib/app/items";
import { kindAt } from "../../lib/app/kinds";
import { burn } from "./burn";
import { applyRetention } from "./receipts";
import { shareAnew } from "./share";
import { endAttempt } from "./undo";

/**
 * Burns the secret of an attempt and makes the other kind: nothing if somebody may have read the secret before, or if the link
 * stands in the page.
 *
 * @throws Failure before anything is burned, if the other kind cannot be made; otherwise as {@link burn} does
 */
export async function remake(id: string): Promise<Attempt | undefined> {
  if (remaking.has(id)) return undefined;
  remaking.add(id);
  try {
    const attempt = await sharedBy(id);
    const server = await serverNow();
    const { policy } = await effectiveSettings.read();
    checkDraft(otherKind(attempt.draft), server, kindAt(server), policy);
    const signal = cancellation();
    // First, since the text goes with a link that was burned.
    if (!(await mark(id))) return undefined;
    const status = await burn(attempt.receipt);
    // A text that was forgotten or taken back meanwhile is not sent.
    const now = await attemptOf(id);
    if (signal.aborted || undoing.has(id) || now?.state === "undone") return undefined;
    if (isUnread(status)) return await shareAnew(attempt);
    await endAttempt(attempt, status, false);
    return undefined;
  } finally {
    remaking.delete(id);
    // A text that could not be sent again.
    await outcome(applyRetention);
  }
}

/** Notes that the link is to be burned. False if there is no such link, or if the page may hold it. */
async function mark(id: string): Promise<boolean> {
  const isFree = (one: Attempt) => one.state === "shared" && !standsInPage(one);
  const list = await attempts.update((all) =>
    all.map((one) => (one.id === id && isFree(one) ? { ...one, remaking: true } : one)),
  );
  return list.some((one) => one.id === id && isFree(one));
}
