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
  const start = (what: What, text: string): void => {
    setCopied(undefined);
    const settle = (confirmed: boolean) => setCopied({ what, confirmed });
    copy(text).then(settle, () => settle(false));
  };
  return [copied, start] as const;
}
