/** Puts links where texts were, and texts back. Runs in the background. */
import browser from "webextension-polyfill";
import type { Attempt, Place, Replaced } from "../attempts";
import { Failure } from "../failure";
import { sameEra } from "./era";
import { attempts, toldOfDrafts } from "./items";
import { swap, type Whereabouts } from "./swap";
import { turns } from "./turns";

const inTurn = turns();

/**
 * Puts the link of an attempt where its text was, or where another link of it stands.
 *
 * @throws Failure if there is no such link, or no place for it
 */
export function replace(id: string): Promise<void> {
  return inTurn(async () => {
    const attempt = await find(id);
    if (attempt?.state !== "shared" || !attempt.place) {
      throw new Failure({ kind: "bug", reason: "bug" });
    }
    const { url, draft, place } = attempt;
    const wanted = sameEra();
    const state =
      place.link === undefined
        ? await swapIn(place, draft.text, url, "selected")
        : await swapIn(place, place.link, url, "found");
    if (!wanted()) return;
    await note(id, url, state === "done" ? { state, first: await isFirst() } : { state });
  });
}

/** Puts the text of an attempt back in the place of its link. Gives whether it is there; nothing if it never left. */
export function restore({ id }: Pick<Attempt, "id">): Promise<boolean | undefined> {
  return inTurn(async () => {
    const attempt = await find(id);
    if (attempt?.place?.link === undefined) return undefined;
    const { place, draft } = attempt;
    return (await swapIn(place, attempt.place.link, draft.text.trim(), "found")) === "done";
  });
}

async function find(id: string): Promise<Attempt | undefined> {
  return (await attempts.read()).find((attempt) => attempt.id === id);
}

function note(id: string, url: string, replaced: Replaced) {
  return attempts.update((list) =>
    list.map((attempt) => {
      if (attempt.id !== id || attempt.state !== "shared" || !attempt.place) return attempt;
      const place = replaced.state === "done" ? { ...attempt.place, link: url } : attempt.place;
      return { ...attempt, place, replaced };
    }),
  );
}

/** Whether a text was never replaced on this device before. */
async function isFirst(): Promise<boolean> {
  if (await toldOfDrafts.read()) return false;
  await toldOfDrafts.write(true);
  return true;
}

/** A page that was left, or that lets nobody in any more, is as it was; what is shown in its place is not asked. */
async function swapIn(
  { tabId, documentId }: Place,
  from: string,
  to: string,
  where: Whereabouts,
): Promise<Replaced["state"]> {
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId, documentIds: [documentId] },
      func: swap,
      args: [from, to, where],
      injectImmediately: true,
    });
    // Nothing if the document went away meanwhile, and the field with it.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `swap` returned, cloned
    return (answer?.result as Replaced["state"] | null | undefined) ?? "refused";
  } catch {
    return "refused";
  }
}
