import { describe, expect, test } from "vitest";
import type { Limits, Terms } from "../../../lib/domain";
import { NO_POLICY, type Policy } from "../../../lib/settings/policy";
import { draftCapacity, draftProblem, type Draft, type Keeper } from "../../../lib/sharing/draft";

const atLimits: Limits = {
  lifetimes: [300],
  usualLifetime: 300,
  maxBytes: 1000,
  passphrase: { required: false, minLength: 8, maxLength: 12, complex: false },
};
const limits = { limits: atLimits };
const asking = { limits: { ...atLimits, passphrase: { ...atLimits.passphrase, required: true } } };

const draft = (text: string, terms: Partial<Terms> = {}): Draft => ({
  text,
  terms: { lifetime: 300, sealed: false, ...terms },
  note: "",
});

test("nothing is wrong with a text that fits, blanks and all", () => {
  for (const text of ["x", " ", "\0", "ä".repeat(500)]) {
    expect(draftProblem(draft(text), limits, NO_POLICY)).toBeUndefined();
  }
});

test("an empty text", () => {
  expect(draftProblem(draft(""), limits, NO_POLICY)).toEqual({ field: "text", problem: "empty" });
});

test("half a character", () => {
  const problem = { field: "text", problem: "ill-formed" };
  expect(draftProblem(draft("a\ud800"), limits, NO_POLICY)).toEqual(problem);
});

test.each([true, false])("bytes count, up to the last that fits (sealed: %s)", (sealed) => {
  const room = draftCapacity(draft("", { sealed }), limits);
  expect(draftProblem(draft("x".repeat(room), { sealed }), limits, NO_POLICY)).toBeUndefined();
  expect(draftProblem(draft(`${"x".repeat(room - 1)}ä`, { sealed }), limits, NO_POLICY)).toEqual({
    field: "text",
    problem: "too-long",
    excess: 1,
  });
});

test("sealing takes room, a passphrase of ours more", () => {
  const plain = draftCapacity(draft(""), limits);
  const sealed = draftCapacity(draft("", { sealed: true }), limits);
  const locked = draftCapacity(draft("", { sealed: true, passphrase: "x" }), limits);
  expect(plain).toBe(1000);
  expect(sealed).toBeLessThan(plain);
  expect(locked).toBeLessThan(sealed);
});

test.each<[string, Keeper, object | undefined]>([
  ["1234567", limits, { field: "passphrase", problem: "short", limit: 8 }],
  ["12345678", limits, undefined],
  // Characters, as the service counts them, not UTF-16 units.
  ["😀".repeat(12), limits, undefined],
  ["😀".repeat(13), limits, { field: "passphrase", problem: "long", limit: 12 }],
])("the service's rules: %s", (passphrase, rules, problem) => {
  expect(draftProblem(draft("x", { passphrase }), rules, NO_POLICY)).toEqual(problem);
  expect(draftProblem(draft("x", { passphrase, sealed: true }), rules, NO_POLICY)).toBeUndefined();
});

test("a passphrase that the service demands, unless sealed", () => {
  const problem = { field: "passphrase", problem: "required" };
  expect(draftProblem(draft("x"), asking, NO_POLICY)).toEqual(problem);
  expect(draftProblem(draft("x", { sealed: true }), asking, NO_POLICY)).toBeUndefined();
});

describe("the organisation", () => {
  test.each<[string, Partial<Policy>, Partial<Terms>, object | undefined]>([
    ["wants it sealed", { sealedRequired: true }, {}, { field: "openers", problem: "unsealed" }],
    ["has it sealed", { sealedRequired: true }, { sealed: true }, undefined],
    [
      "wants a passphrase",
      { passphraseRequired: true },
      { sealed: true },
      { field: "passphrase", problem: "demanded" },
    ],
    ["has a passphrase", { passphraseRequired: true }, { passphrase: "12345678" }, undefined],
    [
      "wants it shorter-lived",
      { maximumLifetime: 299 },
      {},
      { field: "lifetime", problem: "too-far", longest: 299 },
    ],
    ["has it short-lived", { maximumLifetime: 300 }, {}, undefined],
  ])("%s", (_what, policy, terms, problem) => {
    expect(draftProblem(draft("x", terms), limits, { ...NO_POLICY, ...policy })).toEqual(problem);
  });
});

test.each([
  ["Aa1!aaaa", undefined],
  ["Aa1`aaaa", undefined],
  ["aa1!aaaa", "simple"],
  ["AA1!AAAA", "simple"],
  ["Aaa!aaaa", "simple"],
  ["Aa11aaaa", "simple"],
  ["Aa1 aaaa", "simple"],
  ["Aa1\u00fcaaaa", "simple"],
])(
  "a passphrase of every kind of sign, where the service asks for it: %s",
  (passphrase, problem) => {
    const rules = {
      limits: { ...atLimits, passphrase: { ...atLimits.passphrase, complex: true } },
    };
    expect(draftProblem(draft("x", { passphrase }), rules, NO_POLICY)?.problem).toBe(problem);
    expect(
      draftProblem(draft("x", { passphrase, sealed: true }), rules, NO_POLICY),
    ).toBeUndefined();
  },
);

describe("at a service that seals by itself", () => {
  const seals = {
    passphrases: true,
    capacity: (bytes: number, word: boolean) => bytes / (word ? 4 : 2),
  };
  const keeper = { limits: atLimits, seals };

  test("the room is what the service says", () => {
    expect(draftCapacity(draft(""), keeper)).toBe(500);
    expect(draftCapacity(draft("", { passphrase: "x" }), keeper)).toBe(250);
    const long = draft("x".repeat(501));
    expect(draftProblem(long, keeper, NO_POLICY)).toMatchObject({ problem: "too-long", excess: 1 });
  });

  test("a text counts as sealed, and no rule of a server holds for its passphrase", () => {
    const rules = { ...NO_POLICY, sealedRequired: true };
    expect(draftProblem(draft("x", { passphrase: "1" }), keeper, rules)).toBeUndefined();
    expect(draftProblem(draft("x"), { ...asking, seals }, rules)).toBeUndefined();
  });

  test("a passphrase is refused where the service knows none", () => {
    const none = { limits: atLimits, seals: { ...seals, passphrases: false } };
    const problem = { field: "passphrase", problem: "unknown" };
    expect(draftProblem(draft("x", { passphrase: "12345678" }), none, NO_POLICY)).toEqual(problem);
    expect(draftProblem(draft("x"), none, NO_POLICY)).toBeUndefined();
  });
});
