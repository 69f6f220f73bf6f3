import { useState } from "preact/hooks";

/** Copies; resolves to true if the browser confirmed it. */
export type Copy = (text: string) => Promise<boolean>;

/** The last copy only: the clipboard holds one thing. */
export interface Copied<What> {
  readonly what: What;
  readonly confirmed: boolean;
}

/** Remembers the last copy, and the browser's confirmation of it. */
export function useCopy<What>(copy: Copy) {
  const [copied, setCopied] = useState<Copied<What>>();
  /** A text that has to be loaded is copied once it is there. */
  const start = (what: What, text: string | Promise<string>): void => {
    setCopied(undefined);
    const settle = (confirmed: boolean) => setCopied({ what, confirmed });
    const copying = typeof text === "string" ? copy(text) : text.then(copy);
    copying.then(settle, () => settle(false));
  };
  return [copied, start] as const;
}
