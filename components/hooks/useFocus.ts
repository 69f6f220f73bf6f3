import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Gives the element the focus when it appears: each state of a page starts at its text box or status line. A field leaves it to a
 * person who is in another field of its form already. The caret is there by the first paint.
 */
export function useFocus<Target extends HTMLElement>(wanted = true): RefObject<Target | null> {
  const ref = useRef<Target>(null);
  useLayoutEffect(() => {
    if (wanted && !formOf(ref.current)?.contains(document.activeElement)) ref.current?.focus();
  }, []);
  return ref;
}

function formOf(element: HTMLElement | null): HTMLFormElement | null {
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  return isField ? element.form : null;
}
