import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Gives the element the focus when it appears: each state of a page starts at its text box or status line. */
export function useFocus<Target extends HTMLElement>(wanted = true): RefObject<Target | null> {
  const ref = useRef<Target>(null);
  useEffect(() => {
    if (wanted) ref.current?.focus();
  }, []);
  return ref;
}
