import { describe, expect, test } from "vitest";
import type { Limits } from "../../../lib/domain";
import { draftProblem, type Draft, type Keeper } from "../../../lib/sharing/draft";
import type { OwnSeal } from "../../../lib/service";
import { NO_POLICY } from "../../../lib/settings/policy";
import { completed, group, suggest } from "../../../lib/sharing/suggestion";
import { server } from "../components/samples";

const zeros = (length: number) => new Uint8Array(length);
const counting = (length: number) => Uint8Array.from({ length }, (_, index) => 37 * index);
const strong = (length: number) => crypto.getRandomValues(new Uint8Array(length));

const rules = (rest: Partial<Limits["passphrase"]> = {}): Limits["passphrase"] => ({
  required: false,
  minLength: 8,
  maxLength: 128,
  complex: false,
  ...rest,
});

test("a group is spelt as the paper spells it", () => {
  // arXiv:0901.4016, its table of addresses: 127.0.0.1, 63.84.220.193
  expect([0x7f00, 0x0001].map(group)).toEqual(["lusab", "babad"]);
  expect([0x3f54, 0xdcc1].map(group)).toEqual(["gutih", "tugad"]);
});

test("each of the 65,536 numbers has a group of its own, so that all are equally likely", () => {
  const groups = Array.from({ length: 2 ** 16 }, (_, number) => group(number));
  expect(new Set(groups).size).toBe(2 ** 16);
  expect(groups.every((word) => /^(?:[^aiou][aiou]){2}[^aiou]$/.test(word))).toBe(true);
});

test("four groups of 16 bits, each from bytes of its own", () => {
  expect(suggest(zeros)).toEqual({ passphrase: "babab-babab-babab-babab", bits: 64 });
  const used = suggest(counting).passphrase;
  const expected = [0, 2, 4, 6].map((at) =>
    group(((37 * at) % 256) * 256 + ((37 * (at + 1)) % 256)),
  );
  expect(used).toBe(expected.join("-"));
});

test("two of them are never alike", () => {
  const many = Array.from({ length: 1000 }, () => suggest(strong).passphrase);
  expect(new Set(many).size).toBe(1000);
});

test("without rules of a service there are letters and hyphens only", () => {
  expect(suggest(strong).passphrase).toMatch(/^[a-z]{5}(?:-[a-z]{5}){3}$/);
});

test.each([
  [23, 4],
  [24, 5],
  [29, 5],
  [30, 6],
  [64, 11],
])("a service that asks for %i characters gets %i groups", (minLength, groups) => {
  const { passphrase, bits } = suggest(strong, rules({ minLength }));
  expect(passphrase.split("-")).toHaveLength(groups);
  expect(passphrase.length).toBeGreaterThanOrEqual(minLength);
  expect(bits).toBe(16 * groups);
});

test.each([rules(), rules({ complex: true }), rules({ complex: true, minLength: 40 })])(
  "no service that checks by %o refuses it",
  (passphrase) => {
    const limits: Limits = { lifetimes: [60], usualLifetime: 60, maxBytes: 100, passphrase };
    const draft: Draft = {
      text: "x",
      terms: { lifetime: 60, sealed: false, passphrase: suggest(strong, passphrase).passphrase },
      note: "",
    };
    expect(draftProblem(draft, { limits }, NO_POLICY)).toBeUndefined();
  },
);

test("every kind of character is there where the service asks for it, whatever is drawn", () => {
  for (const random of [zeros, counting, strong]) {
    const { passphrase, bits } = suggest(random, rules({ complex: true }));
    expect(passphrase).toMatch(/^[A-Z][a-z]{4}(?:-[a-z]{5}){3}-[0-7]$/);
    expect(bits).toBe(64);
  }
});

test("too few random bytes are no passphrase", () => {
  expect(() => suggest(() => new Uint8Array(3))).toThrow(RangeError);
});

describe("terms without a passphrase", () => {
  const terms = { lifetime: 3600, sealed: true };
  const open = { ...terms, sealed: false };
  const suggested = { suggested: true, passphrase: expect.stringMatching(/^[a-z]{5}-/) };
  const keeper = (rest: Partial<Limits["passphrase"]> = {}, seals?: OwnSeal): Keeper => ({
    limits: { ...server.limits, passphrase: rules(rest) },
    ...(seals && { seals }),
  });
  const required = keeper({ required: true });
  const demanding = { ...NO_POLICY, passphraseRequired: true };
  const seal = (passphrases: boolean): OwnSeal => ({ passphrases, capacity: () => 1000 });

  test.each([
    ["the organisation demands one", terms, keeper(), demanding],
    ["the server that checks it requires one", open, required, NO_POLICY],
    ["the service seals with it", terms, keeper({}, seal(true)), demanding],
  ])("get a suggested one where %s", (_, given, where, policy) => {
    expect(completed(given, where, policy, strong)).toEqual({ ...given, ...suggested });
  });

  test.each([
    ["nobody asks for one", terms, keeper(), NO_POLICY],
    ["the server could not check ours", terms, required, NO_POLICY],
    ["the service knows none", terms, keeper({}, seal(false)), demanding],
    ["the person has chosen one", { ...terms, passphrase: "plum" }, keeper(), demanding],
  ])("stay as they are where %s", (_, given, where, policy) => {
    expect(completed(given, where, policy, strong)).toBe(given);
  });

  test("get one by the rules of the server that checks it", () => {
    const where = keeper({ required: true, complex: true, minLength: 40 });
    const { passphrase = "" } = completed(open, where, NO_POLICY, strong);
    expect(passphrase).toMatch(/^[A-Z][a-z-]+-[0-7]$/);
    expect(passphrase.length).toBeGreaterThanOrEqual(40);
  });
});
