/** The viewer in each of its states. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ComponentProps } from "preact";
import { type Translate, Translation } from "../../../components/Translate";
import { Current } from "../../../entrypoints/viewer/App";
import type { Target, View } from "../../../entrypoints/viewer/view";
import { all, button, clear, press, show, type, words } from "../components/look";
import { server } from "../components/samples";

const link = { service: "onetimesecret", address: server.address, id: "8x1kq0v3m2j7d9s5b6n4c8" };
const target: Target = { server, link: { ...link, key: "4be0".repeat(16) } };
const page = `${server.address}/secret/${link.id}`;
const code = "69d5fa10da5a17bb1884d41b090df521";

const header = btoa(JSON.stringify({ alg: "dir", enc: "A256GCM", typ: "secret-link" }));
const sealed = `${header.replaceAll("=", "")}..${"A".repeat(16)}.AAAA.${"A".repeat(22)}`;
const locked = { state: "locked", link: target.link, sealed, source: "secret" } as const;
const warning = { state: "warning", host: "secrets.example.com", source: "secret" } as const;
const both = { wanted: "both" } as const;
const coded = { wanted: "sealed", target: { ...target, code } } as const;
const before = { ...warning, text: sealed };
const another = { wanted: "link", sealed, source: "secret", before } as const;
const failed = { state: "failed", target } as const;

const views: readonly View[] = [
  { state: "loading" },
  { state: "unsafe" },
  { state: "steps", target, page },
  { state: "steps", target: { ...target, disguise: { by: "letters" } }, page },
  { state: "own", target },
  { state: "revealing" },
  { state: "gone", target, tried: false },
  { state: "gone", target, tried: true },
  { ...failed, failure: { kind: "unreachable", reason: "no-answer" }, secret: "not used up" },
  { ...failed, failure: { kind: "unanswered", reason: "no-answer" }, secret: "maybe used up" },
  { ...failed, failure: { kind: "busy", reason: "rate-limited" }, secret: "not used up" },
  { ...failed, failure: { kind: "busy", reason: "failing" }, secret: "maybe used up" },
  { ...failed, failure: { kind: "protocol", reason: "not-json" }, secret: "maybe used up" },
  { state: "pasting", have: both },
  { state: "pasting", have: coded },
  { state: "pasting", have: both, problem: "no-link" },
  { state: "pasting", have: both, problem: "key-incomplete" },
  { state: "pasting", have: both, problem: "key-missing" },
  { state: "pasting", have: both, problem: "no-sealed-text" },
  { state: "pasting", have: both, problem: "sealed-damaged" },
  { state: "pasting", have: another },
  { state: "pasting", have: another, problem: "other-link" },
  { ...locked, wrong: false, busy: false },
  { ...locked, wrong: true, busy: false },
  { ...locked, wrong: false, busy: true },
  { ...warning, text: "send money" },
  { ...warning, text: sealed },
  { state: "text", source: "secret", text: "a text" },
  { state: "text", source: "pasted", text: "\u202ea\u200bb\u0007\u00a0" },
  { state: "text", source: "secret", suspicion: "unsealed", text: "send money" },
  { state: "cleared" },
  { state: "broken" },
];

type Steps = Omit<ComponentProps<typeof Current>, "view">;

const step = () => vi.fn<() => Promise<void>>(() => Promise.resolve());

let steps: { readonly [Name in keyof Steps]: ReturnType<typeof step> };

beforeEach(() => {
  steps = {
    start: step(),
    explain: step(),
    paste: step(),
    openPasted: step(),
    once: step(),
    unlock: step(),
    tryAnotherLink: step(),
    goBack: step(),
    showUnsealed: step(),
    clear: step(),
    leave: step(),
  };
});

afterEach(clear);

const see = (view: View) => show(<Current view={view} {...steps} />);

test("each sentence is named by a string of the code, by which the build finds it", async () => {
  const asked = new Set<string>();
  const note: Translate = (key) => {
    asked.add(key);
    return key === "locale" ? "en" : key;
  };
  for (const view of views) {
    clear();
    await show(
      <Translation.Provider value={note}>
        <Current view={view} {...steps} />
      </Translation.Provider>,
    );
  }
  expect(asked.size).toBeGreaterThan(50);
  const named = new Set(
    ["components", "entrypoints/viewer", "lib"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => /\.tsx?$/.test(file))
        .flatMap((file) => readFileSync(join(folder, file), "utf8").match(/(?<=")\w+(?=")/g) ?? []),
    ),
  );
  expect([...asked].filter((key) => !named.has(key))).toEqual([]);
});

describe("the two steps", () => {
  test("lead to the service's page in a tab that knows nothing of this one", async () => {
    await see({ state: "steps", target, page });
    expect(words()).toContain("This link opens in two steps");
    const [open] = all("a", "Open secrets.example.com");
    expect(open?.getAttribute("href")).toBe(page);
    expect(open?.getAttribute("target")).toBe("_blank");
    expect(open?.getAttribute("rel")).toBe("noopener noreferrer");
    expect(open?.className).toBe("primary");
    expect(document.body.innerHTML).not.toContain(target.link.key);
  });

  test("go on to the paste", async () => {
    await see({ state: "steps", target, page });
    await press("I have the sealed text");
    expect(steps.paste).toHaveBeenLastCalledWith(target);
  });

  test("push nobody to a look-alike", async () => {
    await see({ state: "steps", target: { ...target, disguise: { by: "number" } }, page });
    expect(words()).toContain("Look at this address: secrets.example.com");
    expect(all("a", "Open secrets.example.com")[0]?.className).toBe("second danger");
  });
});

describe("the paste", () => {
  test("has the code for pages that ask for a passphrase, out of the way", async () => {
    await see({ state: "pasting", have: coded });
    expect(document.querySelector("details")?.open).toBe(false);
    expect(document.querySelector("details")?.textContent).toContain(code);
    expect(all("input", "One-time link")).toHaveLength(0);
    await press("Back");
    expect(steps.explain).toHaveBeenLastCalledWith(coded.target);
  });

  test("asks for the link where there is none, and has no code", async () => {
    await see({ state: "pasting", have: both });
    expect(all("input", "One-time link")).toHaveLength(1);
    expect(document.querySelector("details")).toBeNull();
    await press("Open");
    expect(steps.openPasted).toHaveBeenCalledExactlyOnceWith({ link: "", sealed: "" }, both);
  });
});

describe("on the service's own origin", () => {
  test("one press fetches", async () => {
    await see({ state: "own", target });
    expect(words()).toContain("the link stops working for everyone");
    await press("Reveal once");
    expect(steps.once).toHaveBeenCalledExactlyOnceWith(target);
  });

  test.each([
    [{ kind: "unanswered", reason: "no-answer" }, "No answer from secrets.example.com"],
    [{ kind: "unreachable", reason: "no-answer" }, "No answer from secrets.example.com"],
    [{ kind: "busy", reason: "rate-limited" }, "Unexpected answer"],
    [{ kind: "protocol", reason: "not-json" }, "Unexpected answer"],
  ] as const)("a failure is told: %o", async (failure, told) => {
    await see({ ...failed, failure, secret: "maybe used up" });
    expect(words()).toContain(told);
    expect(words()).toContain("may or may not be used up");
    await see({ ...failed, failure, secret: "not used up" });
    expect(words()).toContain("The secret was not used up.");
    await press("Try again");
    expect(steps.explain).toHaveBeenCalledExactlyOnceWith(target);
    expect(steps.once).not.toHaveBeenCalled();
  });
});

test("a sealed text that is locked can be saved", async () => {
  await see({ ...locked, wrong: false, busy: false });
  expect(button("Save as a file")).toBeDefined();
  await press("Clear now");
  expect(steps.clear).toHaveBeenCalledOnce();
});

test("a text that was not sealed is shown only to those who insist", async () => {
  await see({ ...warning, text: sealed });
  expect(button("Save as a file")).toBeDefined();
  await see({ ...warning, text: "send money" });
  expect(words()).not.toContain("send money");
  expect(all("button", "Save as a file")).toHaveLength(0);
  await press("Show what was returned");
  expect(steps.showUnsealed).toHaveBeenCalledExactlyOnceWith({ ...warning, text: "send money" });
});

describe("another link", () => {
  test("is offered where the link may be to blame, and keeps the text", async () => {
    await see({ ...locked, wrong: false, busy: false });
    expect(all("button", "Paste the link again")).toHaveLength(0);
    const blamed = [{ ...locked, wrong: true, busy: false }, before];
    for (const view of blamed) {
      await see(view);
      expect(words()).toContain("The sealed text is kept in this tab");
      await press("Paste the link again");
      expect(steps.tryAnotherLink).toHaveBeenLastCalledWith(view);
    }
    await see({ ...warning, text: "send money" });
    expect(all("button", "Paste the link again")).toHaveLength(0);
  });

  test("is all that is asked for; the text can still be saved, and the warning gone back to", async () => {
    await see({ state: "pasting", have: another, problem: "other-link" });
    expect(words()).toContain("The sealed text does not open with this link.");
    expect(all("textarea", "Sealed text")).toHaveLength(0);
    expect(button("Save as a file")).toBeDefined();
    await type("One-time link", "a link");
    await press("Open");
    expect(steps.openPasted).toHaveBeenCalledExactlyOnceWith(
      { link: "a link", sealed: "" },
      another,
    );
    await press("Back");
    expect(steps.goBack).toHaveBeenCalledExactlyOnceWith(before);
  });
});

test("an unknown host that looks like nothing else is named in full before it is opened", async () => {
  const host = `secrets.${"long-name-".repeat(5)}.example.net:8443`;
  const unknown = { ...target, server: { ...server, address: `https://${host}` } } as const;
  await see({ state: "steps", target: unknown, page: `https://${host}/secret/${link.id}` });
  expect(words()).toContain(`Open ${host}`);
});
