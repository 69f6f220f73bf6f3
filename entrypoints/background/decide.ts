/** Keeps the person's answer to the question who can open a link. */
import type { Attempt } from "../../lib/sharing/attempt";
import { linkKindOf } from "../../lib/domain";
import { sharedBy } from "./attempts";
import type { Decision } from "../../lib/app/background";
import { settings } from "../../lib/app/items";
import { remake } from "./remake";

/**
 * Keeps the answer, then makes a link of the other kind. In this order: a link that could not be made has a button to try again,
 * and a default that was not kept has none.
 *
 * @throws Failure as {@link remake} does; the answer is kept all the same
 */
export async function decide({ id, kind, forAll }: Decision): Promise<Attempt | undefined> {
  await settings.update((chosen) => {
    const { terms } = chosen;
    const undecided = terms.kind === "undecided" ? "sealed" : terms.kind;
    return { ...chosen, terms: { ...terms, kind: forAll ? kind : undecided } };
  });
  const { draft } = await sharedBy(id);
  return linkKindOf(draft.terms) === kind ? undefined : remake(id);
}
