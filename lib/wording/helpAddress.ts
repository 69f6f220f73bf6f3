/** The address of the help in the options, which is told the kind of a failure and nothing else. */
import type { FailureInfo } from "../failure";

/** Below the extension's own origin. `doing` is the step that failed. */
export function helpAddress({ kind, reason }: FailureInfo, doing: string): string {
  return `/options.html?failure=${kind}/${reason}/${doing}#help`;
}

/** The failure that such an address names. Nothing else fits: three words, of small letters and hyphens. */
export function failureIn(address: string): string | undefined {
  const named = new URL(address).searchParams.get("failure") ?? "";
  return /^[a-z-]{1,30}(?:\/[a-z-]{1,30}){2}$/.test(named) ? named : undefined;
}
