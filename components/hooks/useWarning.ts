import { useEffect } from "preact/hooks";

/** The browser asks before the page is left or closed, as long as `wanted` says that something would be lost. */
export function useWarning(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return undefined;
    const warn = (event: Event) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [wanted]);
}
