import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { Failure } from "../../../lib/failure";
import { channel } from "../../../lib/platform/channel";

type Greeter = {
  greet(name: string): Promise<string>;
  fail(): Promise<void>;
  crash(): Promise<void>;
};

const greeter = channel<Greeter>("greeter");
const answers: Greeter = {
  greet: (name) => Promise.resolve(`hello ${name}`),
  fail: () => Promise.reject(new Failure({ kind: "busy", reason: "rate-limited", retryAfter: 5 })),
  crash: () => Promise.reject(new Error("the secret is k9!vT2-")),
};

const page = { id: "test-extension-id", url: "chrome-extension://test-extension-id/popup.html" };

const { sendMessage } = fakeBrowser.runtime;

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  fakeBrowser.runtime.sendMessage = sendMessage;
  vi.spyOn(fakeBrowser.runtime, "getURL").mockReturnValue("chrome-extension://test-extension-id/");
});

/** The fake browser gives no sender, so the browser's part is played here. */
function deliver(message: unknown, sender: { id?: string; url?: string }): Promise<unknown> {
  return new Promise((resolve) => {
    void fakeBrowser.runtime.onMessage
      .trigger(message, sender, resolve)
      .then((kept: unknown[]) => (kept.includes(true) ? undefined : resolve("ignored")));
  });
}

function connect() {
  fakeBrowser.runtime.sendMessage = (message: unknown) => deliver(message, page);
  greeter.answer(answers);
}

describe("a call", () => {
  test("gives the value", async () => {
    connect();
    expect(await greeter.call("greet", "Dana")).toBe("hello Dana");
  });

  test("a failure arrives as a failure, whole", async () => {
    connect();
    await expect(greeter.call("fail")).rejects.toMatchObject({
      info: { kind: "busy", reason: "rate-limited", retryAfter: 5 },
    });
  });

  test("a bug answers too, and tells nothing of what it saw", async () => {
    connect();
    const answer = await deliver({ channel: "greeter", name: "crash" }, page);
    expect(answer).toEqual({ ok: false, failure: { kind: "bug", reason: "bug" } });
  });

  test("nobody there is a bug, not a wait", async () => {
    await expect(greeter.call("greet", "Dana")).rejects.toMatchObject({ info: { kind: "bug" } });
  });
});

describe("is not answered:", () => {
  const greet = { channel: "greeter", name: "greet", argument: "Dana" };
  test.each([
    ["a web page", greet, { id: page.id, url: "https://example.com/" }],
    [
      "a page whose address only contains ours",
      greet,
      { id: page.id, url: `https://example.com/${page.url}` },
    ],
    ["another extension", greet, { id: "another", url: "chrome-extension://another/x.html" }],
    ["someone without an address", greet, { id: page.id }],
    ["a call on another channel", { ...greet, channel: "other" }, page],
    ["an unknown name", { ...greet, name: "shout" }, page],
    ["a name that every object has", { ...greet, name: "constructor" }, page],
    ["no message of ours", "greet", page],
  ])("%s", async (_who, message, sender) => {
    connect();
    expect(await deliver(message, sender)).toBe("ignored");
  });
});
