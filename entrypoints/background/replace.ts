/** Puts links where texts were, and texts back. */
import browser from "webextension-polyfill";
import type { Attempt, Place, Replaced } from "../../lib/sharing/attempt";
import { Failure, outcome } from "../../lib/failure";
import { attemptOf, sharedBy } from "./attempts";
import { sameEra } from "./cancellation";
import { attempts, toldOfDrafts } from "../../lib/app/items";
import { replaceText, type Whereabouts } from "./injected/replaceText";
import { mutex } from "../../lib/platform/mutex";
import { within } from "../../lib/platform/within";

const inTurn = mutex();

/**
 * Puts the link of an attempt where its text was, or where another link of it stands.
 *
 * @throws Failure if there is no such link, or no place for it
 */
export function replace(id: string): Promise<void> {
  return inTurn(async () => {
    const { url, draft, place } = await sharedBy(id);
    if (!place) throw new Failure({ kind: "bug", reason: "bug" });
    const wanted = sameEra();
    const held = { ...place, link: url };
    // The link may stand there whatever the answer says; a burned link keeps the place where it stands.
    if (place.link === undefined) await note(id, { place: held });
    const stands = place.link ?? url;
    const state =
      stands === url
        ? await swapIn(place, draft.text, url, "selected")
        : await swapIn(place, stands, url, "found");
    if (!wanted()) return;
    const replaced = state === "done" ? { state, first: await isFirst() } : { state };
    await note(id, { place: state === "refused" ? place : held, replaced });
  });
}

/** Puts the text of an attempt back in the place of its link. True once that is done. */
export function restore(attempt: Attempt): Promise<boolean> {
  return inTurn(async () => {
    const now = await outcome(() => attemptOf(attempt.id));
    const { place, draft } = (now.ok && now.value) || attempt;
    if (place?.link === undefined) return false;
    return (await swapIn(place, place.link, draft.text.trim(), "replaced")) === "done";
  });
}

function note(id: string, known: { readonly place: Place; readonly replaced?: Replaced }) {
  return attempts.update((list) =>
    list.map((attempt) =>
      attempt.id === id && attempt.state === "shared" ? { ...attempt, ...known } : attempt,
    ),
  );
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
): Promise<Replaced["state"]> {
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
    return (answer?.result as Replaced["state"] | null | undefined) ?? "refused";
  } catch (error) {
    // A page that does not answer may yet replace the text.
    return error instanceof Failure ? "garbled" : "refused";
  }
}
