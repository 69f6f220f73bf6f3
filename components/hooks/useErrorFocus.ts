import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** The field in error, or, in a group of choices, the first that can be chosen. */
const IN_ERROR = '[aria-invalid="true"]:not([role]), [aria-invalid="true"] input:not(:disabled)';

/**
 * Serves a form with this number of refusals in a row: with each refusal, and each other `reason`, the field in error takes the
 * focus.
 */
export function useErrorFocus(
  refusals: number,
  reason?: string,
): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>(IN_ERROR)?.focus();
  }, [refusals, reason]);
  return form;
}
