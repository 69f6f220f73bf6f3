/** What keeps a draft from being sent, found without asking anybody. */
import type { Draft } from "./attempts";
import type { Limits } from "./domain";
import { byteLength, capacity } from "./size";

export type DraftProblem =
  | { readonly field: "text"; readonly problem: "empty" | "ill-formed" }
  | { readonly field: "text"; readonly problem: "too-long"; readonly excess: number }
  | { readonly field: "passphrase"; readonly problem: "required" }
  /** In characters, as the service counts them. */
  | { readonly field: "passphrase"; readonly problem: "short" | "long"; readonly limit: number };

/** The first problem of the draft, or none. Sizes are in bytes of UTF-8. */
export function draftProblem(draft: Draft, limits: Limits): DraftProblem | undefined {
  return textProblem(draft, limits) ?? passphraseProblem(draft, limits);
}

/** How many bytes of text fit with these terms. */
export function draftCapacity({ terms }: Draft, limits: Limits): number {
  return capacity(limits.maxBytes, {
    sealed: terms.sealed,
    passphrase: terms.passphrase !== undefined,
  });
}

function textProblem(draft: Draft, limits: Limits): DraftProblem | undefined {
  const excess = byteLength(draft.text) - draftCapacity(draft, limits);
  if (draft.text === "") return { field: "text", problem: "empty" };
  if (excess > 0) return { field: "text", problem: "too-long", excess };
  return draft.text.isWellFormed() ? undefined : { field: "text", problem: "ill-formed" };
}

/** Ours are free of rules; the service's own are checked before it refuses them. */
function passphraseProblem({ terms }: Draft, limits: Limits): DraftProblem | undefined {
  const { required, minLength, maxLength } = limits.passphrase;
  if (terms.sealed) return undefined;
  if (terms.passphrase === undefined) {
    return required ? { field: "passphrase", problem: "required" } : undefined;
  }
  const length = Array.from(terms.passphrase).length;
  if (length < minLength) return { field: "passphrase", problem: "short", limit: minLength };
  if (length > maxLength) return { field: "passphrase", problem: "long", limit: maxLength };
  return undefined;
}
