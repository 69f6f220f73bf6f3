// @vitest-environment happy-dom
/** The popup's page from its HTML to its live form, over the fake browser's storage; the background is only listened to. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import messages from "../../../components/public/_locales/en/messages.json";
import { popupShell } from "../../../entrypoints/shell/build/shells";
import { paintShell } from "../../../entrypoints/shell/paintShell";
import { button, field, words } from "../components/look";
import { draft, shared } from "../components/samples";

vi.mock("../../../lib/platform/permissions", () => ({
  permittedOf: () => ({ read: () => Promise.resolve(new Set()), watch: () => () => undefined }),
}));

const { session, local }: Record<"session" | "local", Area> = fakeBrowser.storage;

interface Area {
  get(key?: string): Promise<Record<string, unknown>>;
  set(items: object): Promise<void>;
}

const inexact = {
  id: "a",
  at: 0,
  address: "https://eu.onetimesecret.com",
  draft: { ...draft, text: "half of it" },
  state: "inexact",
  doubt: "frame",
};

/** The requests to the background, with their arguments. */
let calls: unknown[][];

beforeEach(() => {
  vi.restoreAllMocks();
  // Each test loads the page's own script anew.
  vi.resetModules();
  fakeBrowser.reset();
  const getMessage = (key: string) => (key === "locale" ? "en" : key);
  Object.assign(fakeBrowser.i18n, { getMessage });
  Object.assign(fakeBrowser.tabs, { getCurrent: () => Promise.resolve(undefined) });
  Object.assign(fakeBrowser.action, { setPopup: () => Promise.resolve() });
  calls = [];
  // Preact would know the old one.
  document.body.replaceWith(document.createElement("body"));
  document.body.innerHTML = `<template>${popupShell(false)}</template>`;
  paintShell(document);
});

/** The text box, whose name is that of its message. */
function box(): HTMLTextAreaElement {
  const found = field("secret");
  if (!(found instanceof HTMLTextAreaElement)) throw new Error("the text box is none");
  return found;
}

/** Runs the page's own script, as `entrypoints/shell` does. */
async function comeAlive(): Promise<void> {
  const { background } = await import("../../../lib/app/background");
  vi.spyOn(background, "call").mockImplementation(async (...call) => {
    calls.push(call);
  });
  await import("../../../entrypoints/popup/main");
  // The effects of the first render have run by then.
  await vi.waitFor(() => expect(document.querySelector("[data-shell]")).toBeNull());
  await new Promise((resolve) => setTimeout(resolve, 50));
}

describe("the painted form", () => {
  test.each([true, false])("is built of messages alone, with a viewer: %s", (viewer) => {
    const shell = popupShell(viewer);
    const names = [...shell.matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name);
    expect(Object.keys(messages)).toEqual(expect.arrayContaining(names));
    expect(shell.replaceAll(/__MSG_\w+__|<[^>]*>/g, "")).toBe("");
  });

  test("has the words of the browser's catalogue, and the caret in its text box", () => {
    expect(document.body.innerHTML).not.toContain("__MSG_");
    expect(words()).toContain("createLink");
    expect(button("optionsTitle").title).toBe("optionsTitle");
    expect(document.activeElement).toBe(box());
  });

  test("names no server, lifetime, kind or size", () => {
    expect(words()).not.toMatch(/onetimesecret|\d/);
    expect(document.querySelectorAll("option, :checked")).toHaveLength(0);
  });

  test("keeps its elements and its focus as it comes to life", async () => {
    const before = box();
    await comeAlive();
    expect(box()).toBe(before);
    expect(document.activeElement).toBe(before);
    expect(words()).toContain("eu.onetimesecret.com");
    expect(document.querySelectorAll("option").length).toBeGreaterThan(3);
    expect(field("expiresIn").value).toBe(String(7 * 86_400));
    expect(document.querySelectorAll("input:checked")).toHaveLength(1);
  });
});

describe("a text that is typed before the form is alive", () => {
  test("stays, with the selection in it, and is kept", async () => {
    box().value = "tulip-4471";
    box().setSelectionRange(2, 5);
    await comeAlive();
    expect(box().value).toBe("tulip-4471");
    expect([box().selectionStart, box().selectionEnd]).toEqual([2, 5]);
    expect(box().dir).toBe("auto");
    expect(await session.get("form")).toMatchObject({ form: { draft: { text: "tulip-4471" } } });
  });

  test("stays while the next key goes on with it", async () => {
    box().value = "tulip";
    await comeAlive();
    box().value += "-4471";
    box().dispatchEvent(new Event("input", { bubbles: true }));
    await vi.waitFor(async () =>
      expect(await session.get("form")).toMatchObject({ form: { draft: { text: "tulip-4471" } } }),
    );
    expect(box().value).toBe("tulip-4471");
  });

  test("comes after a text that was kept all the same", async () => {
    await session.set({ form: { draft: { ...draft, text: "kept, " }, sweeps: 0 } });
    box().value = "typed";
    await comeAlive();
    expect(box().value).toBe("kept, typed");
  });

  test("waits behind a result that was there all the same, and is kept", async () => {
    await session.set({ attempts: [shared] });
    box().value = "tulip-4471";
    await comeAlive();
    expect(words()).toContain("createAnother");
    expect(document.querySelector("textarea")).toBeNull();
    expect(await session.get("form")).toMatchObject({ form: { draft: { text: "tulip-4471" } } });
  });

  test("stays if the browser does not tell what is stored", async () => {
    vi.spyOn(local, "get").mockRejectedValue(new Error("the file is damaged"));
    box().value = "tulip-4471";
    await comeAlive();
    expect(document.querySelector(".note, .status")).not.toBeNull();
    expect(box().value).toBe("tulip-4471");
  });
});

test("passphrase, note and kind stay as they were entered, and the focus in their form", async () => {
  field("passphrase").value = "plum";
  field("noteToSelf").value = "for Ana";
  document.querySelector<HTMLInputElement>("[value=service-encrypted]")?.click();
  field("noteToSelf").focus();
  await comeAlive();
  expect(field("passphrase").value).toBe("plum");
  expect(field("noteToSelf").value).toBe("for Ana");
  expect(document.querySelector<HTMLInputElement>("[value=service-encrypted]")?.checked).toBe(true);
  expect(document.activeElement).toBe(field("noteToSelf"));
  expect(await session.get("form")).toMatchObject({
    form: { draft: { note: "for Ana", terms: { passphrase: "plum", sealed: false } } },
  });
});

describe("a press before the form is alive", () => {
  test("sends the text once it is", async () => {
    box().value = "tulip-4471";
    button("createLink").click();
    await comeAlive();
    expect(calls).toContainEqual([
      "share",
      { draft: expect.objectContaining({ text: "tulip-4471" }) },
    ]);
  });

  test("may be that of Ctrl+Enter", async () => {
    box().value = "tulip-4471";
    const keys = { key: "Enter", ctrlKey: true, bubbles: true };
    box().dispatchEvent(new KeyboardEvent("keydown", keys));
    await comeAlive();
    expect(calls.map(([name]) => name)).toContain("share");
  });

  test.each([
    ["a text in doubt", { attempts: [inexact] }],
    ["a text that was kept", { form: { draft: { ...draft, text: "kept" }, sweeps: 0 } }],
  ])("sends nothing of %s that was there all the same", async (_title, kept) => {
    await session.set(kept);
    button("createLink").click();
    await comeAlive();
    expect(button("createLink").isConnected).toBe(true);
    expect(calls.map(([name]) => name)).not.toContain("share");
  });
});
