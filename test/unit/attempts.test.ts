import { describe, expect, test } from "vitest";
import { drop, expire, interrupt, put, type Attempt, type Progress } from "../../lib/attempts";

const shared: Progress = {
  state: "shared",
  url: "https://eu.onetimesecret.com/secret/x",
  receipt: "digest",
  expiresAt: 1,
  copied: true,
};
const failed: Progress = { state: "failed", failure: { kind: "bug", reason: "bug" } };

function attempt(id: string, progress: Progress, at = 0): Attempt {
  const draft = { text: id, terms: { lifetime: 60, sealed: true }, note: "" };
  return { id, at, origin: "https://eu.onetimesecret.com", draft, ...progress };
}

const ids = (attempts: readonly Attempt[]) => attempts.map(({ id }) => id);

describe("put", () => {
  test("puts the newest first and replaces the attempt of the same id", () => {
    const list = put([attempt("a", { state: "sending" })], attempt("b", { state: "sending" }));
    expect(ids(list)).toEqual(["b", "a"]);
    expect(put(list, attempt("a", failed)).map(({ state }) => state)).toEqual([
      "failed",
      "sending",
    ]);
  });

  test("a success replaces an earlier success, never a text that was not handed over", () => {
    const list = [
      attempt("done", shared),
      attempt("lost", failed),
      attempt("doubt", { state: "inexact", doubt: "frame" }),
    ];
    expect(ids(put(list, attempt("new", shared)))).toEqual(["new", "lost", "doubt"]);
  });

  test("what was taken back replaces a success, and stays if its text is nowhere else", () => {
    const undone = { state: "undone", status: { state: "burned", at: 1 } } as const;
    const list = [attempt("done", shared), attempt("lost", { ...undone, restored: false })];
    expect(ids(put(list, attempt("new", undone)))).toEqual(["new", "lost"]);
    expect(ids(put(list, attempt("new", shared)))).toEqual(["new", "lost"]);
    expect(ids(expire(list, 14 * 60_000))).toEqual(["lost"]);
  });

  test("a failure replaces nothing", () => {
    expect(ids(put([attempt("done", shared)], attempt("new", failed)))).toEqual(["new", "done"]);
  });
});

test("drop takes out one", () => {
  expect(ids(drop([attempt("a", failed), attempt("b", failed)], "a"))).toEqual(["b"]);
});

describe("expire", () => {
  const minutes = (count: number) => count * 60_000;

  test("a result stays for ten minutes, a text that was not handed over for fifteen", () => {
    const list = [attempt("done", shared), attempt("lost", failed)];
    expect(ids(expire(list, minutes(10) - 1))).toEqual(["done", "lost"]);
    expect(ids(expire(list, minutes(10)))).toEqual(["lost"]);
    expect(ids(expire(list, minutes(15)))).toEqual([]);
  });

  test("what is being sent stays until its end is known", () => {
    expect(ids(expire([attempt("a", { state: "sending" })], minutes(60)))).toEqual(["a"]);
  });
});

test("interrupt makes a failure of what nobody works on, and says that a link may exist", () => {
  const list = [
    attempt("dead", { state: "sending" }),
    attempt("alive", { state: "sending" }),
    attempt("done", shared),
  ];
  const [dead, alive, done] = interrupt(list, (id) => id === "alive", 5);
  expect(dead).toMatchObject({
    at: 5,
    state: "failed",
    failure: { kind: "unanswered", reason: "interrupted" },
    draft: { text: "dead" },
  });
  expect([alive?.state, done?.state]).toEqual(["sending", "shared"]);
});

test("interrupt keeps a link that was perhaps not copied", () => {
  const made = { url: "https://eu.onetimesecret.com/secret/x", receipt: "digest", expiresAt: 1 };
  const list = [attempt("dead", { state: "copying", ...made })];
  expect(interrupt(list, () => false, 5)).toMatchObject([
    { id: "dead", state: "shared", copied: false, ...made },
  ]);
  expect(interrupt(list, () => true, 5)).toEqual(list);
});
