import { expect, test } from "vitest";
import messages from "../../../components/public/_locales/en/messages.json";
import type { Doubt } from "../../../lib/sharing/attempt";
import type { Receipt, Status } from "../../../lib/domain";
import type { DraftProblem } from "../../../lib/sharing/draft";
import type { FailureInfo } from "../../../lib/failure";
import { type Doing, doubtNotice, failureNotice, undoneNotice } from "../../../lib/wording/notice";
import { remadeNotice, remakeNotice } from "../../../lib/wording/remakeNotice";
import {
  draftSentence,
  type MessageKey,
  pasteSentence,
  receiptSentence,
  type Sentence,
} from "../../../lib/wording/sentences";

const host = "secrets.example.com";

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** Fills in as the browser does, but throws if a value is missing. */
function say({ key, args }: Sentence): string {
  const catalogue: Readonly<Record<MessageKey, Message>> = messages;
  const { message, placeholders = {} } = catalogue[key];
  return message.replaceAll(/\$(\w+)\$/g, (_, name: string) => {
    const value = args[Number(placeholders[name.toLowerCase()]?.content.slice(1)) - 1];
    if (value === undefined) throw new Error(`${key} lacks ${name}`);
    return value;
  });
}

const told = (failure: FailureInfo, doing: Doing = "create") => {
  const { title, body } = failureNotice(failure, doing, host, "en");
  return [say(title), body.map(say).join(" ")];
};

const failures: readonly FailureInfo[] = [
  { kind: "unreachable", reason: "no-answer" },
  { kind: "unreachable", reason: "interrupted" },
  { kind: "unanswered", reason: "no-answer" },
  { kind: "unanswered", reason: "interrupted" },
  { kind: "denied", reason: "no-permission" },
  { kind: "denied", reason: "guest-off" },
  { kind: "denied", reason: "no-guests" },
  { kind: "denied", reason: "credentials" },
  { kind: "denied", reason: "credentials-ignored" },
  { kind: "refused", reason: "passphrase-required" },
  { kind: "refused", reason: "passphrase-rules" },
  { kind: "refused", reason: "access-code" },
  { kind: "refused", reason: "wrong-passphrase" },
  { kind: "refused", reason: "origin-check" },
  { kind: "refused", reason: "gate-password" },
  { kind: "refused", reason: "gate" },
  { kind: "refused", reason: "not-entitled" },
  { kind: "refused", reason: "rejected" },
  { kind: "refused", reason: "too-large-for-service" },
  { kind: "busy", reason: "rate-limited", retryAfter: 600 },
  { kind: "busy", reason: "locked-out" },
  { kind: "busy", reason: "not-now", retryAfter: 5 },
  { kind: "busy", reason: "unexplained", retryAfter: 10 },
  { kind: "busy", reason: "failing" },
  { kind: "protocol", reason: "not-json" },
  { kind: "protocol", reason: "unexpected" },
  { kind: "protocol", reason: "redirected" },
  { kind: "protocol", reason: "no-such-server" },
  { kind: "protocol", reason: "truncated" },
  { kind: "corrupt", reason: "key-incomplete" },
  { kind: "corrupt", reason: "key-missing" },
  { kind: "corrupt", reason: "no-sealed-text" },
  { kind: "corrupt", reason: "sealed-damaged" },
  { kind: "unsupported", reason: "empty" },
  { kind: "unsupported", reason: "ill-formed" },
  { kind: "unsupported", reason: "password-field" },
  { kind: "unsupported", reason: "no-selection" },
  { kind: "unsupported", reason: "no-access" },
  { kind: "unsupported", reason: "cannot-burn" },
  { kind: "unsupported", reason: "passphrase-gone" },
  { kind: "unsupported", reason: "another-link" },
  { kind: "unsupported", reason: "policy-server" },
  { kind: "unsupported", reason: "policy-sealed" },
  { kind: "unsupported", reason: "policy-passphrase" },
  { kind: "unsupported", reason: "policy-lifetime" },
  { kind: "unsupported", reason: "too-large", size: 12_345, limit: 10_000 },
  { kind: "bug", reason: "bug" },
];
const doings: readonly Doing[] = ["create", "preview", "reveal", "burn"];

test.each(failures)("$kind/$reason has whole sentences, whatever was being done", (failure) => {
  for (const doing of doings) {
    const [title, body] = told(failure, doing);
    expect(title).toMatch(/^\S.*[^.!]$/);
    expect(body).toMatch(/^\S.*\.$/);
  }
});

test("no two failures that differ in what to do are told alike", () => {
  const sentences = failures.map((failure) => told(failure).join(" "));
  expect(sentences.length - new Set(sentences).size).toBe(0);
});

test("only our own mistake is called one", () => {
  const own = failures.filter((failure) => told(failure)[0] === "Secret Links made a mistake");
  expect(own).toEqual([{ kind: "bug", reason: "bug" }]);
});

test("a reason from a later version is no crash", () => {
  // A message may hold this after an update, and the type cannot.
  const unknown: FailureInfo = JSON.parse('{ "kind": "denied", "reason": "moon-phase" }');
  expect(told(unknown)[0]).toBe("Secret Links made a mistake");
});

test("no answer to create: a link may or may not exist, and the text is here", () => {
  const [title, body] = told({ kind: "unanswered", reason: "no-answer" });
  expect(title).toBe(`No answer from ${host}`);
  expect(body).toContain("A link may or may not exist.");
  expect(body).toContain("Nobody has its address, and it expires by itself.");
  expect(body).toContain("Your text is still here");
});

test.each<[FailureInfo, Doing, string]>([
  [{ kind: "refused", reason: "rejected" }, "create", "No link was created"],
  [{ kind: "busy", reason: "failing" }, "create", "A link may or may not exist."],
  [{ kind: "protocol", reason: "not-json" }, "create", "A link may or may not exist."],
  [{ kind: "busy", reason: "not-now" }, "create", "No link was created"],
  [{ kind: "busy", reason: "not-now" }, "reveal", "The secret was not used up."],
  [{ kind: "busy", reason: "unexplained" }, "create", "No link was created"],
  [{ kind: "unreachable", reason: "no-answer" }, "probe", "a certificate that this browser"],
  [{ kind: "bug", reason: "bug" }, "create", "A link may or may not exist."],
  [{ kind: "unreachable", reason: "no-answer" }, "preview", "The secret was not used up."],
  [{ kind: "busy", reason: "failing" }, "preview", "The secret was not used up."],
  [{ kind: "unanswered", reason: "no-answer" }, "reveal", "may or may not be used up."],
  [{ kind: "busy", reason: "locked-out" }, "reveal", "The secret was not used up."],
  [{ kind: "unanswered", reason: "no-answer" }, "burn", "may or may not be burned."],
  [{ kind: "refused", reason: "wrong-passphrase" }, "burn", "Nothing was burned"],
])("%o while doing %s: %s", (failure, doing, safe) => {
  expect(told(failure, doing)[1]).toContain(safe);
});

test("waiting is told as long as the service says", () => {
  const wait = { kind: "busy", reason: "locked-out", retryAfter: 1200 } as const;
  expect(told(wait, "reveal")[1]).toContain("Try again in 20 minutes.");
  expect(told({ kind: "busy", reason: "locked-out" }, "reveal")[1]).toContain("Try again later.");
  const rate = { kind: "busy", reason: "rate-limited", retryAfter: 90 } as const;
  expect(told(rate)[1]).toContain("Try again in 90 seconds.");
});

test.each<[FailureInfo, string]>([
  [
    { kind: "unsupported", reason: "too-large", size: 9000, limit: 7260 },
    "The text is too long for it.",
  ],
  [
    { kind: "refused", reason: "passphrase-rules" },
    "The service asks for a longer or a shorter passphrase.",
  ],
  [{ kind: "unsupported", reason: "policy-sealed" }, "Your organisation allows sealed links only."],
  [
    { kind: "unsupported", reason: "cannot-burn" },
    `${host} gives its creator no way to do so. It expires by itself.`,
  ],
  [
    { kind: "unsupported", reason: "policy-passphrase" },
    "Your organisation asks for a passphrase.",
  ],
])("a new link that cannot be made says that this link still works (%o)", (failure, reason) => {
  const { title, body } = remakeNotice(failure, host, "en");
  expect([title, ...body].map(say)).toEqual([
    "The new link cannot be made",
    "This link still works; nothing was burned.",
    reason,
  ]);
});

test.each<FailureInfo>([
  { kind: "unanswered", reason: "no-answer" },
  { kind: "unsupported", reason: "passphrase-gone" },
])("a new link that failed at burning tells the end of that (%o)", (failure) => {
  expect(remakeNotice(failure, host, "en")).toEqual(failureNotice(failure, "burn", host, "en"));
});

test("a new link that failed once the first was burned says that the first no longer works", () => {
  const failure: FailureInfo = { kind: "busy", reason: "rate-limited" };
  const { title, body } = failureNotice(failure, "create", host, "en");
  const notice = remadeNotice(failure, host, "en");
  expect(notice).toEqual({ title, body: [...body, { key: "undoneHint", args: [] }] });
});

test("too large names both sizes", () => {
  const [, body] = told({ kind: "unsupported", reason: "too-large", size: 12_345, limit: 10_000 });
  expect(body).toContain(`12,345 bytes, and 10,000 bytes fit at ${host}`);
});

test.each<Doubt>(["frame", "document", "mismatch"])(
  "a doubt (%s) says that nothing was sent",
  (doubt) => {
    expect(doubtNotice(doubt, "flattened").body.map(say)).toContain(
      "Nothing was sent. Check the text, then create the link.",
    );
  },
);

test("only what a fresh receipt calls burned is called so", () => {
  const states: readonly Status[] = [
    { state: "waiting", opened: false },
    { state: "revealed" },
    { state: "burned" },
    { state: "expired" },
    { state: "gone" },
  ];
  const titles = states.map((status) => say(undoneNotice(status).title));
  expect(titles).toEqual([
    "Not undone",
    "Revealed",
    "Burned",
    "The link is gone",
    "The link is gone",
  ]);
});

test.each<[DraftProblem, string]>([
  [{ field: "text", problem: "empty" }, "Type or paste a text first."],
  [{ field: "text", problem: "ill-formed" }, "Part of this text is broken"],
  [{ field: "text", problem: "too-long", excess: 1 }, "This is 1 byte more than fits."],
  [{ field: "passphrase", problem: "required" }, "This service asks for a passphrase."],
  [{ field: "passphrase", problem: "demanded" }, "Your organisation asks for a passphrase."],
  [{ field: "passphrase", problem: "simple" }, "capital and small letters, digits"],
  [{ field: "openers", problem: "unsealed" }, "Your organisation allows sealed links only."],
  [{ field: "lifetime", problem: "too-far", longest: 3600 }, "allows 1 hour at most."],
  [{ field: "passphrase", problem: "short", limit: 8 }, "at least 8 characters"],
  [{ field: "passphrase", problem: "long", limit: 128 }, "at most 128 characters"],
])("%o", (problem, sentence) => {
  expect(say(draftSentence(problem, "en"))).toContain(sentence);
});

test("every paste problem has its field", () => {
  expect(pasteSentence("no-link")[0]).toBe("link");
  expect(pasteSentence("key-incomplete")[0]).toBe("link");
  expect(pasteSentence("key-missing")[0]).toBe("link");
  expect(pasteSentence("no-sealed-text")[0]).toBe("sealed");
  expect(pasteSentence("sealed-damaged")[0]).toBe("sealed");
});

test("a receipt past its time has expired, unless something else became of it before", () => {
  const receipt = (status: Status): Receipt => ({
    service: "onetimesecret",
    address: `https://${host}`,
    handle: "h",
    linkDigest: "d",
    sealed: true,
    passphrase: false,
    guarded: false,
    note: "",
    createdAt: 0,
    expiresAt: 1000,
    status,
  });
  const waiting = receipt({ state: "waiting", opened: true });
  expect(say(receiptSentence(waiting, 999))).toBe("Opened, not revealed");
  expect(say(receiptSentence(waiting, 1000))).toBe("Expired");
  const { handle: _, ...partial } = waiting;
  expect(say(receiptSentence(partial, 999))).toBe("Can no longer be checked");
  expect(say(receiptSentence(partial, 1000))).toBe("Expired");
  expect(say(receiptSentence(receipt({ state: "revealed" }), 2000))).toBe("Revealed");
  const untold = receipt({ state: "waiting", opened: false, untold: true });
  expect(say(receiptSentence(untold, 999))).toBe("This service does not tell");
  expect(say(receiptSentence(untold, 1000))).toBe("Expired");
});
