import { useMemo, useState } from "preact/hooks";
import { usePageLife } from "../../components/hooks/usePageLife";
import { useWarning } from "../../components/hooks/useWarning";
import { findSealed } from "../../lib/sealing/format";
import { revealSteps } from "./revealSteps";
import type { View } from "./view";

export type Steps = ReturnType<typeof revealSteps>;

/** Gives the view of the tab and its steps. `id` names the ticket. */
export function useReveal(id: string) {
  const [view, show] = useState<View>({ state: "loading" });
  const steps = useMemo(() => revealSteps(id, show), [id]);
  usePageLife(steps);
  useWarning(isOnlyHere(view));
  return { view, ...steps };
}

/**
 * The text was asked for, and comes from a server that has destroyed it by then; or it is no sealed text, and only those are
 * kept.
 */
function isOnlyHere(view: View): boolean {
  if (view.state === "warning") {
    return view.source === "secret" && findSealed(view.text) === undefined;
  }
  return view.state === "revealing" || (view.state === "asked" && view.busy);
}
