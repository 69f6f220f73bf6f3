/** A text to hand over with its terms, and the obstacle to sending it, found without asking anybody. */
import type { Limits, Seconds, Terms } from "../domain";
import type { OwnSeal } from "../service";
import type { Policy } from "../settings/policy";
import { byteLength, capacity } from "../sealing/size";

/** A text that a person wants to hand over, and the terms for it. */
export interface Draft {
  readonly text: string;
  readonly terms: Terms;
  /** A note to self, kept with the receipt. Not for secrets: it is stored on disk. */
  readonly note: string;
}

/** Keeps lifetime and kind for the next secret, and nothing else: a passphrase is for one recipient. */
export function emptied({ terms: { lifetime, sealed } }: Draft): Draft {
  return { text: "", terms: { lifetime, sealed }, note: "" };
}

/** The facts about a server by which it can keep a draft or not. */
export interface Keeper {
  readonly limits: Limits;
  /** Present if the service seals by itself. */
  readonly seals?: OwnSeal;
}

/** True if no service sees the text: it is sealed by us, or by a service that seals by itself. */
export function isSealed(
  { terms }: Pick<Draft, "terms">,
  { seals }: Pick<Keeper, "seals">,
): boolean {
  return terms.sealed || seals !== undefined;
}

/** True if the recipient can be asked for a passphrase. */
export function takesPassphrases({ seals }: Pick<Keeper, "seals">): boolean {
  return seals?.passphrases !== false;
}

/**
 * Names the rule that asks for a passphrase, if there is one: the organisation demands it, or the service requires it. A service
 * cannot ask for ours.
 */
export function passphraseRule(
  draft: Pick<Draft, "terms">,
  keeper: Keeper,
  { passphraseRequired }: Policy,
): "demanded" | "required" | undefined {
  if (passphraseRequired) return "demanded";
  return !isSealed(draft, keeper) && keeper.limits.passphrase.required ? "required" : undefined;
}

export type DraftProblem =
  | { readonly field: "text"; readonly problem: "empty" | "ill-formed" }
  | { readonly field: "text"; readonly problem: "too-long"; readonly excess: number }
  | {
      readonly field: "passphrase";
      readonly problem: "required" | "demanded" | "simple" | "unknown";
    }
  /** Lengths are in characters, as the service counts them. */
  | { readonly field: "passphrase"; readonly problem: "short" | "long"; readonly limit: number }
  /** The organisation does not allow it. */
  | { readonly field: "openers"; readonly problem: "unsealed" }
  | { readonly field: "lifetime"; readonly problem: "too-far"; readonly longest: Seconds };

/** The first problem of the draft, or none. Sizes are in bytes of UTF-8. */
export function draftProblem(
  draft: Draft,
  keeper: Keeper,
  policy: Policy,
): DraftProblem | undefined {
  return (
    textProblem(draft, keeper) ??
    policyProblem(draft, keeper, policy) ??
    passphraseProblem(draft, keeper, policy)
  );
}

/** The bytes of text that fit with these terms. */
export function draftCapacity({ terms }: Draft, { limits, seals }: Keeper): number {
  const passphrase = terms.passphrase !== undefined;
  if (seals) return seals.capacity(limits.maxBytes, passphrase);
  return capacity(limits.maxBytes, { sealed: terms.sealed, passphrase });
}

function textProblem(draft: Draft, keeper: Keeper): DraftProblem | undefined {
  const excess = byteLength(draft.text) - draftCapacity(draft, keeper);
  if (draft.text === "") return { field: "text", problem: "empty" };
  if (excess > 0) return { field: "text", problem: "too-long", excess };
  return draft.text.isWellFormed() ? undefined : { field: "text", problem: "ill-formed" };
}

function policyProblem(draft: Draft, keeper: Keeper, policy: Policy): DraftProblem | undefined {
  const { terms } = draft;
  const { sealedRequired, maximumLifetime: longest } = policy;
  if (sealedRequired && !isSealed(draft, keeper)) return { field: "openers", problem: "unsealed" };
  if (longest !== undefined && terms.lifetime > longest) {
    return { field: "lifetime", problem: "too-far", longest };
  }
  return undefined;
}

/** Passphrases that no service learns are free of rules; the service's own rules are checked before it refuses one. */
function passphraseProblem(draft: Draft, keeper: Keeper, policy: Policy): DraftProblem | undefined {
  const { terms } = draft;
  const { minLength, maxLength, complex } = keeper.limits.passphrase;
  if (terms.passphrase === undefined) {
    const problem = passphraseRule(draft, keeper, policy);
    return problem && { field: "passphrase", problem };
  }
  if (!takesPassphrases(keeper)) return { field: "passphrase", problem: "unknown" };
  if (isSealed(draft, keeper)) return undefined;
  const length = Array.from(terms.passphrase).length;
  if (length < minLength) return { field: "passphrase", problem: "short", limit: minLength };
  if (length > maxLength) return { field: "passphrase", problem: "long", limit: maxLength };
  return complex && !isComplex(terms.passphrase)
    ? { field: "passphrase", problem: "simple" }
    : undefined;
}

/**
 * As v0.23.6 and v0.26.6 ask for it (`validate_passphrase_complexity`): at least one of each of the four kinds. A blank is no
 * sign to them, nor is anything beyond ASCII.
 */
function isComplex(passphrase: string): boolean {
  return [/[A-Z]/, /[a-z]/, /[0-9]/, /[!-/:-@[-`{-~]/].every((kind) => kind.test(passphrase));
}
