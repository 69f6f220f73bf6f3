/** Keeps the person's answer to the question who can open a link. */
import type { Attempt } from "../../lib/sharing/attempt";
import { linkKindOf } from "../../lib/domain";
import { sharedBy } from "./attempts";
import type { Decision } from "../../lib/app/background";
import { withTerms } from "../../lib/settings/settings";
import { effectiveSettings, settings } from "../../lib/app/items";
import { remake } from "./remake";

/**
 * Keeps the answer, then makes the link again if it is of the other kind. In this order: a link that could not be made has a
 * button to try again, and a default that was not kept has none.
 *
 * @throws Failure as {@link remake} does; the answer is kept all the same
 */
export async function decide({ id, kind, forAll }: Decision): Promise<Attempt | undefined> {
  const now = await effectiveSettings.read();
  await settings.update((chosen) => {
    if (forAll) return withTerms(chosen, now, { kind });
    const { terms } = chosen;
    return terms.kind === "undecided" ? { ...chosen, terms: { ...terms, kind: "sealed" } } : chosen;
  });
  const { draft } = await sharedBy(id);
  return linkKindOf(draft.terms) === kind ? undefined : remake(id, "kind");
}
