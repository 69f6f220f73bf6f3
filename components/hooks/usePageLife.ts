import { useEffect } from "preact/hooks";

interface PageLife {
  readonly start: () => unknown;
  readonly leave: () => unknown;
}

/** The page starts, leaves, and starts again when the browser goes back to it: meanwhile the browser may keep it unchanged. */
export function usePageLife(steps: PageLife): void {
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
}
