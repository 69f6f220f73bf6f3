import { useMemo, useState } from "preact/hooks";
import { usePageLife } from "../../components/usePageLife";
import { useWarning } from "../../components/useWarning";
import { revealing } from "./steps";
import type { View } from "./view";

export type Steps = ReturnType<typeof revealing>;

/** What the tab shows, and what can be done in it. `id` names the ticket. */
export function useReveal(id: string) {
  const [view, show] = useState<View>({ state: "loading" });
  const steps = useMemo(() => revealing(id, show), [id]);
  usePageLife(steps);
  useWarning(isUnderWay(view));
  return { view, ...steps };
}

/** Asked for, and on its way here from a server that has destroyed it by then. */
function isUnderWay(view: View): boolean {
  return view.state === "revealing" || (view.state === "asked" && view.busy);
}
