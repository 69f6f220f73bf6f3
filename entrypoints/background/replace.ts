/** Puts links where texts were, and texts back. */
import browser from "webextension-polyfill";
import { type Attempt, type Place, type Replaced, standsInPage } from "../../lib/sharing/attempt";
import { Failure, outcome } from "../../lib/failure";
import { attemptOf, remaking, sharedBy } from "./attempts";
import { cancellation } from "./cancellation";
import { attempts, toldOfDrafts } from "../../lib/app/items";
import { replaceText, type Swapped, type Whereabouts } from "./injected/replaceText";
import { mutex } from "../../lib/platform/mutex";
import { within } from "../../lib/platform/within";

const inTurn = mutex();

/**
 * Puts the link of an attempt where its text was.
 *
 * @throws Failure if there is no such link, or no place for it
 */
export function replace(id: string): Promise<void> {
  return inTurn(async () => {
    const signal = cancellation();
    const attempt = await sharedBy(id);
    const { url, draft, place, replaced } = attempt;
    if (!place) throw new Failure({ kind: "bug", reason: "bug" });
    if (replaced?.state === "done" || !(await begin(id))) return;
    const state = await swapIn(place, draft.text, url, "selected");
    if (!signal.aborted) await note(id, await told(state, attempt));
  });
}

/** Puts the text of an attempt back in the place of its link. True once that is done. */
export function restore(attempt: Attempt): Promise<boolean> {
  return inTurn(async () => {
    const now = await outcome(() => attemptOf(attempt.id));
    const last = (now.ok && now.value) || attempt;
    if (last.state !== "shared" || !last.place || !standsInPage(last)) return false;
    const { place, url, draft } = last;
    return (await swapIn(place, url, draft.text.trim(), "replaced")) === "done";
  });
}

/**
 * Notes that the link may stand in the page from now on, whatever the answer says. False if it is being burned to make the other
 * kind, or if the person let go of it.
 */
async function begin(id: string): Promise<boolean> {
  const list = await note(id, { state: "begun" }, () => !remaking.has(id));
  return list.some((attempt) => attempt.id === id && standsInPage(attempt));
}

function note(id: string, replaced: Replaced, isFree = () => true) {
  return attempts.update((list) =>
    list.map((attempt) =>
      attempt.id === id && attempt.state === "shared" && isFree()
        ? { ...attempt, replaced }
        : attempt,
    ),
  );
}

/** A page that refuses holds the link all the same if it may have held it before. */
async function told(state: Swapped, before: Attempt): Promise<Replaced> {
  if (state === "done") return { state, first: await isFirst() };
  return { state: state === "refused" && standsInPage(before) ? "garbled" : state };
}

/** True if no text was ever replaced on this device. */
async function isFirst(): Promise<boolean> {
  if (await toldOfDrafts.read()) return false;
  await outcome(() => toldOfDrafts.write(true));
  return true;
}

/** A page that was left, or that lets nobody in any more, is unchanged; the page in its place is not asked. */
async function swapIn(
  { tabId, documentId }: Place,
  from: string,
  to: string,
  where: Whereabouts,
): Promise<Swapped> {
  try {
    const swapped = browser.scripting.executeScript({
      target: { tabId, documentIds: [documentId] },
      func: replaceText,
      args: [from, to, where],
      injectImmediately: true,
    });
    const [answer] = await within(swapped);
    // Nothing if the document went away meanwhile, and the field with it.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the result of `replaceText`, cloned
    return (answer?.result as Swapped | null | undefined) ?? "refused";
  } catch (error) {
    // A page that does not answer may yet replace the text.
    return error instanceof Failure ? "garbled" : "refused";
  }
}
