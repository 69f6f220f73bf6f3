/** Makes a link again with other terms, in place of one that is burned. */
import type { Change } from "../../lib/app/background";
import type { Server, Status, Terms } from "../../lib/domain";
import {
  type Attempt,
  isUnread,
  type SharedAttempt,
  standsInPage,
} from "../../lib/sharing/attempt";
import { completed, withSuggestion } from "../../lib/sharing/suggestion";
import { failureInfo, mayHaveActed, outcome } from "../../lib/failure";
import type { Policy } from "../../lib/settings/policy";
import { checkDraft } from "../../lib/sharing/share";
import { serverNow } from "../../lib/app/serverNow";
import { amend, attemptOf, remaking, sharedBy, undoing } from "./attempts";
import { cancellation } from "./cancellation";
import { attempts, effectiveSettings } from "../../lib/app/items";
import { io } from "../../lib/app/io";
import { keeperAt, kindAt } from "../../lib/app/kinds";
import { burn } from "./burn";
import { applyRetention } from "./receipts";
import { shareAnew } from "./share";
import { endAttempt } from "./undo";

/**
 * Burns the secret of an attempt and makes its link again: nothing if somebody may have read the secret before, or if the link
 * stands in the page.
 *
 * @throws Failure before anything is burned, if such a link cannot be made; otherwise as {@link burn} does
 */
export async function remake(id: string, change: Change): Promise<Attempt | undefined> {
  if (remaking.has(id)) return undefined;
  remaking.add(id);
  try {
    const attempt = await sharedBy(id);
    const server = await serverNow();
    const { policy } = await effectiveSettings.read();
    const terms = changed(attempt.draft.terms, change, server, policy);
    const draft = { ...attempt.draft, terms };
    checkDraft(draft, server, kindAt(server), policy);
    const signal = cancellation();
    // First, since the text goes with a link that was burned.
    if (!(await mark(id, terms))) return undefined;
    const status = await burnOf(attempt);
    // A text that was forgotten or taken back meanwhile is not sent.
    const now = await attemptOf(id);
    if (signal.aborted || undoing.has(id) || now?.state === "undone") return undefined;
    // The person may have written a note meanwhile.
    const { note } = now?.draft ?? draft;
    if (isUnread(status)) return await shareAnew({ ...attempt, draft: { ...draft, note } });
    await endAttempt(attempt, status, false);
    return undefined;
  } finally {
    remaking.delete(id);
    // A text that could not be sent again.
    await outcome(applyRetention);
  }
}

function changed(terms: Terms, change: Change, server: Server, policy: Policy): Terms {
  const keeper = keeperAt(server);
  const random = (length: number) => io.random(length);
  return change === "passphrase"
    ? withSuggestion(terms, keeper, random)
    : completed({ ...terms, sealed: !terms.sealed }, keeper, policy, random);
}

/** Burns the first link. Where a failure proves that it was not burned, its end is no longer taken for ours. */
async function burnOf({ receipt, remaking: earlier }: SharedAttempt): Promise<Status> {
  try {
    return await burn(receipt);
  } catch (error) {
    // An earlier burn without an answer may have acted all the same.
    if (!earlier && !mayHaveActed(failureInfo(error))) {
      await amend(receipt, ({ remaking: _remaking, ...rest }) => rest);
    }
    throw error;
  }
}

/** Notes that the link is to be burned. False if there is no such link, or if the page may hold it. */
async function mark(id: string, terms: Terms): Promise<boolean> {
  const isFree = (one: Attempt) => one.id === id && one.state === "shared" && !standsInPage(one);
  const list = await attempts.update((all) =>
    all.map((one) => (isFree(one) ? { ...one, remaking: terms } : one)),
  );
  return list.some(isFree);
}
