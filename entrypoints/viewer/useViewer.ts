import { useEffect, useMemo, useState } from "preact/hooks";
import { services } from "../../lib/services/index";
import { ioTo } from "./io";
import { here } from "./place";
import { viewing } from "./steps";
import type { View } from "./view";

/** What the page shows, and what can be done in it. */
export function useViewer() {
  const [view, show] = useState<View>({ state: "loading" });
  const steps = useMemo(() => viewing(here(), services, ioTo(location.origin), show), []);
  useEffect(() => {
    void steps.start();
    const leave = () => void steps.leave();
    const comeBack = (event: PageTransitionEvent) => void (event.persisted && steps.start());
    // Another link that was opened in this tab.
    const follow = () => void (location.hash !== "" && steps.start());
    addEventListener("pagehide", leave);
    addEventListener("pageshow", comeBack);
    addEventListener("hashchange", follow);
    return () => {
      removeEventListener("pagehide", leave);
      removeEventListener("pageshow", comeBack);
      removeEventListener("hashchange", follow);
    };
  }, [steps]);
  useWarning(isOnlyHere(view));
  return { view, ...steps };
}

/** Used up at the service, and not yet read. */
function isOnlyHere(view: View): boolean {
  return view.state === "revealing" || (view.state === "locked" && view.source === "secret");
}

/** The browser asks before it leaves the page. */
function useWarning(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return undefined;
    const warn = (event: Event) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [wanted]);
}
