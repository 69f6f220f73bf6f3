/** Chooses the sentences of the catalogue that tell a state. Failures and doubts: `notice.ts`. */
import type messages from "../../components/public/_locales/en/messages.json";
import type { Instant, Receipt, SecretLink, Status } from "../domain";
import type { DraftProblem } from "../sharing/draft";
import type { FailureInfo } from "../failure";
import { bytes, duration, numeral } from "./format";
import type { Disguise } from "../links/disguise";
import type { Recognised, Wrappers } from "../links/recognise";
import type { Openers } from "../links/openers";
import { statusAt } from "../sharing/receipts";

export type MessageKey = keyof typeof messages;

/** One message and the values for its placeholders, in order. */
export interface Sentence {
  readonly key: MessageKey;
  readonly args: readonly string[];
}

/** A sentence of the catalogue with the values for its placeholders. */
export function sentence(key: MessageKey, ...args: readonly string[]): Sentence {
  return { key, args };
}

/** Names the fault that keeps a draft from being sent. */
export function draftSentence(problem: DraftProblem, locale: string): Sentence {
  const keys = {
    empty: "problemEmpty",
    "ill-formed": "problemIllFormed",
    "too-long": "problemTooLong",
    required: "problemPassphraseRequired",
    short: "problemPassphraseShort",
    long: "problemPassphraseLong",
    simple: "problemPassphraseSimple",
    demanded: "problemPassphraseDemanded",
    unknown: "problemPassphraseUnknown",
    unsealed: "problemUnsealed",
    "too-far": "problemLifetimeTooFar",
  } as const satisfies Record<DraftProblem["problem"], MessageKey>;
  return sentence(keys[problem.problem], ...amounts(problem, locale));
}

function amounts(problem: DraftProblem, locale: string): readonly string[] {
  if ("excess" in problem) return [bytes(problem.excess, locale)];
  if ("longest" in problem) return [duration(problem.longest, locale)];
  return "limit" in problem ? [numeral(problem.limit, locale)] : [];
}

/** Names the people who can open a new link. */
export function openersSentence(openers: Openers): Sentence {
  const keys = {
    extension: "sealedOpeners",
    viewer: "viewerOpeners",
    anyone: "ownSealOpeners",
    browser: "serviceEncryptedOpeners",
  } as const satisfies Record<Openers, MessageKey>;
  return sentence(keys[openers]);
}

/** The state of a receipt in words. `asked`: its service can be asked for it. */
export function receiptSentence(receipt: Receipt, now: Instant, asked = true): Sentence {
  const { state } = statusAt(receipt, now);
  const { status, handle } = receipt;
  const untold = !asked || (status.state === "waiting" && status.untold);
  if (state === "waiting" && untold) return sentence("receiptUntold");
  if (state === "waiting" && handle === undefined) return sentence("receiptUnknown");
  if (state === "waiting" && status.state === "waiting" && status.opened) {
    return sentence("receiptOpened");
  }
  const keys = {
    waiting: "receiptWaiting",
    revealed: "receiptRevealed",
    burned: "receiptBurned",
    expired: "receiptExpired",
    gone: "receiptGone",
  } as const satisfies Record<Status["state"], MessageKey>;
  return sentence(keys[state]);
}

/** Tells in which way the address of a link passes for another. */
export function disguiseSentence(disguise: Disguise): Sentence {
  switch (disguise.by) {
    case "name":
      return sentence("disguiseName", disguise.of);
    case "port":
      return sentence("disguisePort", disguise.of);
    case "letters":
      return sentence("disguiseLetters");
    case "number":
      return sentence("disguiseNumber");
    case "user":
      return sentence("disguiseUser");
  }
}

/** Says that others have had the link, with its key if it has one. */
export function wrappedSentence(wrappers: Wrappers, keyed: boolean): Sentence {
  return sentence(keyed ? "wrappedWarning" : "wrappedWarningKeyless", wrappers.join(", "));
}

/** The faults of a pasted link or sealed text. */
export type PasteProblem =
  | "no-link"
  | "receipt"
  /** The link is whole, but the sealed text here was sealed for another one. */
  | "other-link"
  | Extract<FailureInfo, { readonly kind: "corrupt" }>["reason"];

/** Names the fault of a text that was pasted as a link. */
export function linkProblem({ state }: Exclude<Recognised, { link: SecretLink }>): PasteProblem {
  const problems = {
    incomplete: "key-incomplete",
    receipt: "receipt",
    none: "no-link",
  } as const satisfies Record<typeof state, PasteProblem>;
  return problems[state];
}

/** The field to mend, and the advice. */
export function pasteSentence(problem: PasteProblem): readonly ["link" | "sealed", Sentence] {
  const [field, key] = pasted[problem];
  return [field, sentence(key)];
}

const pasted: Record<PasteProblem, readonly ["link" | "sealed", MessageKey]> = {
  "no-link": ["link", "linkNone"],
  receipt: ["link", "linkReceipt"],
  "other-link": ["link", "problemOtherLink"],
  "key-incomplete": ["link", "problemKeyIncomplete"],
  "key-missing": ["link", "problemKeyMissing"],
  "no-sealed-text": ["sealed", "problemNoSealedText"],
  "sealed-damaged": ["sealed", "problemSealedDamaged"],
};
