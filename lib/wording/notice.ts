/** Notices of failures and doubts: they say what happened, what is safe, what to do. */
import type { Doubt } from "../sharing/attempt";
import type { Status } from "../domain";
import type { FailureInfo } from "../failure";
import { bytes, duration } from "./format";
import { type MessageKey, type Sentence, sentence } from "./sentences";

/** The title says what happened; the body, what is safe and what to do. */
export interface Notice {
  readonly title: Sentence;
  readonly body: readonly Sentence[];
}

/** The act that failed: it decides what may have happened to the secret. */
export type Doing =
  | "create"
  | "preview"
  | "reveal"
  | "burn"
  | "probe"
  | "sign-in"
  | "choose"
  | "clear";

/** Tells if the service can have acted. `untold`: the advice itself tells the fate of the text. */
type Standing = "unharmed" | "uncertain" | "untold";

type FailureName = FailureInfo extends infer Info
  ? Info extends {
      readonly kind: infer Kind extends string;
      readonly reason: infer Reason extends string;
    }
    ? `${Kind}/${Reason}`
    : never
  : never;

type Wording = readonly [title: MessageKey, standing: Standing, advice?: MessageKey];

/** Their placeholders are, in this order: the host; for a text that is too large, its size and the limit. */
const failures: Record<FailureName, Wording> = {
  "unreachable/no-answer": ["noAnswer", "unharmed", "noAnswerAdvice"],
  "unreachable/browser": ["browserSilent", "unharmed", "browserSilentAdvice"],
  "unreachable/interrupted": ["interruptedBefore", "unharmed"],
  "unanswered/no-answer": ["noAnswer", "uncertain"],
  "unanswered/interrupted": ["interrupted", "uncertain"],
  "unanswered/browser": ["browserSilent", "uncertain"],
  "denied/no-permission": ["noPermission", "unharmed", "noPermissionAdvice"],
  "denied/guest-off": ["guestOff", "unharmed", "guestOffAdvice"],
  "denied/no-guests": ["noGuests", "unharmed", "noGuestsAdvice"],
  "denied/credentials": ["credentials", "unharmed", "credentialsAdvice"],
  "denied/no-accounts": ["noAccounts", "unharmed", "noAccountsAdvice"],
  "denied/credentials-ignored": ["credentialsIgnored", "untold", "credentialsIgnoredAdvice"],
  "refused/passphrase-required": ["passphraseRequired", "unharmed", "passphraseRequiredAdvice"],
  "refused/passphrase-rules": ["passphraseRules", "unharmed", "passphraseRulesAdvice"],
  "refused/access-code": ["accessCode", "unharmed", "accessCodeAdvice"],
  "refused/wrong-passphrase": ["wrongPassphrase", "unharmed", "wrongPassphraseAdvice"],
  "refused/origin-check": ["originCheck", "unharmed", "originCheckAdvice"],
  "refused/gate-password": ["gatePassword", "unharmed", "gatePasswordAdvice"],
  "refused/gate": ["gateRefused", "unharmed", "gateAdvice"],
  "refused/not-entitled": ["notEntitled", "unharmed", "notEntitledAdvice"],
  "refused/rejected": ["rejected", "unharmed", "rejectedAdvice"],
  "refused/granted-more": ["grantedMore", "untold", "grantedMoreAdvice"],
  "refused/too-large-for-service": ["tooLargeForService", "unharmed", "tooLargeForServiceAdvice"],
  "busy/rate-limited": ["rateLimited", "unharmed"],
  "busy/locked-out": ["lockedOut", "unharmed", "lockedOutAdvice"],
  "busy/not-now": ["failing", "unharmed"],
  "busy/unexplained": ["rejected", "unharmed", "unexplainedAdvice"],
  "busy/failing": ["failing", "uncertain"],
  "protocol/not-json": ["notJson", "uncertain", "notJsonAdvice"],
  "protocol/unexpected": ["unexpectedAnswer", "uncertain", "unexpectedAnswerAdvice"],
  "protocol/redirected": ["redirected", "uncertain", "redirectedAdvice"],
  "protocol/no-such-server": ["noSuchServer", "unharmed", "noSuchServerAdvice"],
  "protocol/granted-more": ["grantedMore", "untold", "grantedMoreLeftAdvice"],
  "protocol/truncated": ["truncated", "untold", "truncatedAdvice"],
  "corrupt/key-incomplete": ["keyIncomplete", "untold", "keyIncompleteAdvice"],
  "corrupt/key-missing": ["keyMissing", "untold", "keyMissingAdvice"],
  "corrupt/no-sealed-text": ["noSealedText", "untold", "noSealedTextAdvice"],
  "corrupt/sealed-damaged": ["sealedDamaged", "untold", "sealedDamagedAdvice"],
  "unsupported/empty": ["empty", "untold", "emptyAdvice"],
  "unsupported/ill-formed": ["illFormed", "untold", "illFormedAdvice"],
  "unsupported/password-field": ["passwordField", "untold", "passwordFieldAdvice"],
  "unsupported/no-selection": ["noSelection", "untold", "noSelectionAdvice"],
  "unsupported/no-access": ["noAccess", "untold", "noAccessAdvice"],
  "unsupported/cannot-burn": ["cannotBurn", "untold", "cannotBurnAdvice"],
  "unsupported/no-passphrases": ["noPassphrases", "untold", "noPassphrasesAdvice"],
  "unsupported/passphrase-gone": ["passphraseGone", "untold", "passphraseGoneAdvice"],
  "unsupported/another-link": ["anotherLink", "unharmed", "anotherLinkAdvice"],
  "unsupported/policy-server": ["policyServer", "unharmed", "policyServerAdvice"],
  "unsupported/policy-sealed": ["policySealed", "unharmed", "policySealedAdvice"],
  "unsupported/policy-passphrase": ["policyPassphrase", "unharmed", "policyPassphraseAdvice"],
  "unsupported/policy-lifetime": ["policyLifetime", "unharmed", "policyLifetimeAdvice"],
  "unsupported/too-large": ["tooLarge", "untold", "tooLargeAdvice"],
  "unstored/storage": ["notStored", "untold", "notStoredAdvice"],
  "bug/bug": ["bug", "uncertain", "bugAdvice"],
};

const standings: Record<Exclude<Standing, "untold">, Record<Doing, MessageKey>> = {
  unharmed: {
    create: "notCreated",
    preview: "notUsedUp",
    reveal: "notUsedUp",
    burn: "notBurned",
    probe: "serverUnchanged",
    "sign-in": "notSignedIn",
    choose: "choiceUnsaved",
    clear: "maybeCleared",
  },
  uncertain: {
    create: "maybeCreated",
    preview: "notUsedUp",
    reveal: "maybeUsedUp",
    burn: "maybeBurned",
    // Both are safe calls.
    probe: "serverUnchanged",
    "sign-in": "notSignedIn",
    choose: "choiceUnsaved",
    clear: "maybeCleared",
  },
};

/** The sentences for a failure. `host` is the server's; they never hold more of a link than that. */
export function failureNotice(
  failure: FailureInfo,
  doing: Doing,
  host: string,
  locale: string,
): Notice {
  const [title, standing, usual] = told(failure);
  // The browser does not tell a certificate that it does not trust from a server that is down.
  const unseen = doing === "probe" && failure.kind === "unreachable";
  const advice = unseen ? "noAnswerProbeAdvice" : usual;
  const args = [host, ...sizes(failure, locale)];
  return {
    title: { key: title, args },
    body: [
      ...(standing === "untold" ? [] : [sentence(standings[standing][doing])]),
      ...(advice === undefined ? [] : [{ key: advice, args }]),
      ...waiting(failure, locale),
    ],
  };
}

/** A button beside a failure can ask for the host's permission, or open the options. */
export type Remedy = "allow" | "options";

export function remedy({ kind, reason }: FailureInfo): Remedy | undefined {
  if (reason === "no-permission") return "allow";
  // Nobody can sign in there from the options.
  if (reason === "no-guests") return undefined;
  const chosen = kind === "denied" || reason === "not-entitled" || reason === "policy-server";
  return chosen ? "options" : undefined;
}

/** Tells the fate of a link that no longer opens, by its receipt. */
export function undoneNotice({ state }: Status): Notice {
  const keys: Record<Status["state"], readonly [MessageKey, MessageKey]> = {
    burned: ["undone", "undoneHint"],
    revealed: ["receiptRevealed", "revealedHint"],
    expired: ["undoneGone", "undoneHint"],
    gone: ["undoneGone", "undoneHint"],
    waiting: ["undoneWaiting", "linkStillWorks"],
  };
  const [title, body] = keys[state];
  return { title: sentence(title), body: [sentence(body)] };
}

/** TypeScript does not pair kind with reason: the type makes the table complete, and the fallback the lookup. */
function told({ kind, reason }: FailureInfo): Wording {
  const table: Readonly<Record<string, Wording>> = failures;
  return table[`${kind}/${reason}`] ?? failures["bug/bug"];
}

/** The form that the browser's menu gives a text: one line (Chromium), or its own lines, cut if the text is long (Firefox). */
export type MenuText = "flattened" | "in lines";

/** Explains why the person should look at the text before it is sent. */
export function doubtNotice(doubt: Doubt, menu: MenuText): Notice {
  const unread = menu === "flattened" ? "lineBreaksMayBeMissing" : "textMayDiffer";
  const keys: Record<Doubt, readonly [title: MessageKey, ...body: MessageKey[]]> = {
    link: ["linkSelected", "linkSelectedHint"],
    sealed: ["sealedSelected", "linkSelectedHint"],
    frame: [unread, "doubtFrame", "nothingSentYet"],
    document: [unread, "doubtDocument", "nothingSentYet"],
    mismatch: ["textMayDiffer", "doubtMismatch", "nothingSentYet"],
    policy: ["policyUnknown", "policyUnknownHint"],
    editor: ["textMayDiffer", "doubtEditor", "nothingSentYet"],
    rendered: ["textMayDiffer", "doubtRendered", "nothingSentYet"],
    components: ["wordsMayBeMissing", "doubtComponents", "nothingSentYet"],
    masked: ["partMasked", "doubtMasked", "nothingSentYet"],
  };
  const [title, ...body] = keys[doubt];
  return { title: sentence(title), body: body.map((key) => sentence(key)) };
}

function sizes(failure: FailureInfo, locale: string): readonly string[] {
  return failure.reason === "too-large"
    ? [bytes(failure.size, locale), bytes(failure.limit, locale)]
    : [];
}

function waiting(failure: FailureInfo, locale: string): readonly Sentence[] {
  if (failure.kind !== "busy") return [];
  const { retryAfter } = failure;
  return [
    retryAfter === undefined
      ? sentence("tryLater")
      : sentence("tryAfter", duration(retryAfter, locale)),
  ];
}
