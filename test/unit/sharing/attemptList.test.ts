import { describe, expect, test } from "vitest";
import { type Attempt, type Progress, type Unkept } from "../../../lib/sharing/attempt";
import { drop, expire, interrupt, put } from "../../../lib/sharing/attemptList";

const shared: Progress = {
  state: "shared",
  url: "https://eu.onetimesecret.com/secret/x",
  receipt: "digest",
  expiresAt: 1,
  copied: true,
};
const unkept: Unkept = {
  receipt: {
    service: "onetimesecret",
    address: "https://eu.onetimesecret.com",
    linkDigest: "digest",
    sealed: true,
    passphrase: false,
    guarded: false,
    note: "",
    createdAt: 0,
    expiresAt: 1,
    status: { state: "waiting", opened: false },
  },
  link: { url: "https://eu.onetimesecret.com/secret/x" },
};
const failed: Progress = { state: "failed", failure: { kind: "bug", reason: "bug" } };

function attempt(id: string, progress: Progress, at = 0): Attempt {
  const draft = { text: id, terms: { lifetime: 60, sealed: true }, note: "" };
  return { id, at, address: "https://eu.onetimesecret.com", draft, ...progress };
}

/** The attempts after so many sweeps. */
function swept(attempts: readonly Attempt[], sweeps: number): readonly Attempt[] {
  return sweeps === 0 ? attempts : swept(expire(attempts), sweeps - 1);
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

  test("an undone attempt replaces a success, and stays if its text is nowhere else", () => {
    const undone = { state: "undone", status: { state: "burned", at: 1 } } as const;
    const list = [attempt("done", shared), attempt("lost", { ...undone, restored: false })];
    expect(ids(put(list, attempt("new", undone)))).toEqual(["new", "lost"]);
    expect(ids(put(list, attempt("new", shared)))).toEqual(["new", "lost"]);
    expect(ids(swept(list, 28))).toEqual(["lost"]);
  });

  test("a link that exists replaces an earlier success before it is copied", () => {
    const copying = attempt("new", { ...shared, state: "copying", copied: false });
    expect(ids(put([attempt("done", shared)], copying))).toEqual(["new"]);
  });

  test("a success stays whose receipt is kept nowhere else", () => {
    const list = put([attempt("done", { ...shared, unkept })], attempt("new", shared));
    expect(ids(list)).toEqual(["new", "done"]);
  });

  test("a link stays that may be burned: its text may be nowhere else", () => {
    const list = put([attempt("doubt", { ...shared, burning: true })], attempt("new", shared));
    expect(ids(list)).toEqual(["new", "doubt"]);
    expect(ids(swept(list, 29))).toEqual(["doubt"]);
  });

  test("a failure replaces nothing", () => {
    expect(ids(put([attempt("done", shared)], attempt("new", failed)))).toEqual(["new", "done"]);
  });
});

test("drop takes out one", () => {
  expect(ids(drop([attempt("a", failed), attempt("b", failed)], "a"))).toEqual(["b"]);
});

describe("expire", () => {
  test("a result stays for twenty sweeps, a text that was not handed over for thirty", () => {
    const list = [attempt("done", shared), attempt("lost", failed)];
    expect(ids(swept(list, 19))).toEqual(["done", "lost"]);
    expect(ids(swept(list, 20))).toEqual(["lost"]);
    expect(ids(swept(list, 29))).toEqual(["lost"]);
    expect(ids(swept(list, 30))).toEqual([]);
  });

  test("an attempt that is being sent stays until its end is known", () => {
    expect(ids(swept([attempt("a", { state: "sending" })], 100))).toEqual(["a"]);
  });

  test("a receipt that is kept nowhere else stays, without its text", () => {
    const [left] = swept([attempt("a", { ...shared, unkept })], 100);
    expect(left).toMatchObject({ state: "shared", unkept, draft: { text: "" } });
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
  const list = [attempt("dead", { state: "copying", copied: false, ...made })];
  expect(interrupt(list, () => false, 5)).toMatchObject([
    { id: "dead", state: "shared", copied: false, ...made },
  ]);
  expect(interrupt(list, () => true, 5)).toEqual(list);
});
