import { useEffect, useMemo, useState } from "preact/hooks";
import { useWarning } from "../../components/useWarning";
import { receiving } from "../../lib/services/receiving";
import { ioTo } from "./io";
import { here } from "./place";
import { viewing } from "./steps";
import type { View } from "./view";

/** What the page shows, and what can be done in it. */
export function useViewer() {
  const [view, show] = useState<View>({ state: "loading" });
  const steps = useMemo(() => viewing(here(), receiving, ioTo(location.origin), show), []);
  useEffect(() => {
    void steps.start();
    const leave = () => void steps.leave();
    const comeBack = (event: PageTransitionEvent) => void (event.persisted && steps.start());
    addEventListener("pagehide", leave);
    addEventListener("pageshow", comeBack);
    return () => {
      removeEventListener("pagehide", leave);
      removeEventListener("pageshow", comeBack);
    };
  }, [steps]);
  const precious = isOnlyHere(view);
  useWarning(precious);
  useEffect(() => {
    // Another link that was opened in this tab. Not even the browser asks before that.
    const follow = () => void (!precious && location.hash !== "" && steps.start());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [steps, precious]);
  return { view, ...steps };
}

/** Used up at the service, and not yet read. */
function isOnlyHere(view: View): boolean {
  return view.state === "revealing" || (view.state === "locked" && view.source === "secret");
}
