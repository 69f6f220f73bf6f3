/** Answers who can open a link. */
import type { Attempt } from "../../lib/sharing/attempt";
import { kindOf } from "../../lib/domain";
import { sharedBy } from "./attempts";
import type { Decision } from "../../lib/app/background";
import { settings } from "../../lib/app/items";
import { remake } from "./undo";

/**
 * Keeps that it was answered, then makes a link of the other kind anew. In this order, since a link that could not be made
 * anew has a button to try again, and a default that was not kept has none.
 *
 * @throws Failure as {@link remake} does; it is answered all the same
 */
export async function decide({ id, kind, forAll }: Decision): Promise<Attempt | undefined> {
  await settings.update((chosen) => {
    const { terms } = chosen;
    const undecided = terms.kind === "undecided" ? "sealed" : terms.kind;
    return { ...chosen, terms: { ...terms, kind: forAll ? kind : undecided } };
  });
  const { draft } = await sharedBy(id);
  return kindOf(draft.terms) === kind ? undefined : remake(id);
}
