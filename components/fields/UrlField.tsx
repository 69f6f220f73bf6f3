import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface UrlFieldProps {
  readonly url: string;
  /** True if the link is selected when it appears, ready for the keyboard's own copy. */
  readonly selected: boolean;
  readonly children: ComponentChildren;
}

/** Shows the link as text: no form field, which a browser might save, and no anchor, which a slip could open. */
export function UrlField({ url, selected, children }: UrlFieldProps) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (selected && ref.current !== null) getSelection()?.selectAllChildren(ref.current);
  }, [url, selected]);
  return (
    <div class="joined url">
      <code ref={ref} dir="ltr" class={selected ? "whole" : ""}>
        {url}
      </code>
      {children}
    </div>
  );
}
