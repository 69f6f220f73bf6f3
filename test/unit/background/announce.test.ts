import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Attempt, Progress } from "../../../lib/sharing/attempt";
import { announce, noteOpening } from "../../../entrypoints/background/announce";
import type { SettingsChange } from "../../../lib/app/background";
import { badgeWhile } from "../../../lib/platform/badge";
import { attempts, settings } from "../../../lib/app/items";

/** The signs that the browser would show. */
let shown: { badge: string; popup: boolean; tabs: readonly string[] };
/** Contexts of ours that are open already. */
let contexts: { contextType: string; tabId: number; windowId: number; documentUrl: string }[];
/** True if the browser lets a popup open by itself. */
let popupsAllowed: boolean;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  fakeBrowser.reset();
  shown = { badge: "", popup: false, tabs: [] };
  contexts = [];
  popupsAllowed = true;
  Object.assign(fakeBrowser.action, {
    setBadgeText: ({ text }: { text: string }) => {
      shown.badge = text;
      return Promise.resolve();
    },
    getBadgeText: () => Promise.resolve(shown.badge),
    setBadgeBackgroundColor: () => Promise.resolve(),
    setBadgeTextColor: () => Promise.resolve(),
    openPopup: () => {
      if (!popupsAllowed) return Promise.reject(new Error("no window has the focus"));
      shown.popup = true;
      return Promise.resolve();
    },
  });
  Object.assign(fakeBrowser.runtime, {
    getContexts: (wanted: { contextTypes: readonly string[]; documentUrls: readonly string[] }) =>
      Promise.resolve(
        contexts.filter(
          ({ contextType, documentUrl }) =>
            wanted.contextTypes.includes(contextType) && wanted.documentUrls.includes(documentUrl),
        ),
      ),
    getURL: (path: string) => `chrome-extension://us/${path}`,
  });
  Object.assign(fakeBrowser.tabs, {
    create: ({ url }: { url: string }) => Promise.resolve((shown.tabs = [...shown.tabs, url])),
    update: (id: number) => Promise.resolve((shown.tabs = [...shown.tabs, `tab ${id}`])),
  });
  Object.assign(fakeBrowser.windows, { update: () => Promise.resolve() });
});

function attempt(progress: Progress): Attempt {
  const draft = { text: "a", terms: { lifetime: 60, sealed: true }, note: "" };
  return { id: "a", at: 0, address: "https://eu.onetimesecret.com", draft, ...progress };
}

async function choose({ terms, ...rest }: SettingsChange) {
  const chosen = await settings.read();
  await settings.write({ ...chosen, ...rest, terms: { ...chosen.terms, ...terms } });
}

/** One of our pages that is open. */
function page(contextType: "POPUP" | "TAB", name = "popup") {
  return { contextType, tabId: 7, windowId: 1, documentUrl: `chrome-extension://us/${name}.html` };
}

const made = { url: "https://eu.onetimesecret.com/secret/x", receipt: "digest", expiresAt: 1 };
const copied = attempt({ state: "shared", copied: true, ...made });
const notCopied = attempt({ state: "shared", copied: false, ...made });
const failed = attempt({ state: "failed", failure: { kind: "bug", reason: "bug" } });
/** The result of a link whose passphrase nobody has seen yet. */
const suggested = {
  ...copied,
  draft: {
    ...copied.draft,
    terms: { ...copied.draft.terms, passphrase: "babab", suggested: true },
  },
} as const;
const doubtful = attempt({ state: "inexact", doubt: "frame" });

describe("a link that was copied", () => {
  test("is told by the badge for ten seconds, and by the popup", async () => {
    await announce(copied, "page");
    expect(shown).toEqual({ badge: "✓", popup: true, tabs: [] });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shown.badge).toBe("");
  });

  test("is shown by a popup that paints no empty form before it", async () => {
    const calls: string[] = [];
    const { openPopup } = fakeBrowser.action;
    Object.assign(fakeBrowser.action, {
      async setPopup({ popup }: { popup: string }) {
        await Promise.resolve();
        calls.push(popup);
      },
      openPopup() {
        calls.push("opened");
        return openPopup();
      },
    });
    await attempts.write([copied]);
    await announce(copied, "page");
    expect(calls).toEqual(["popup.html", "opened"]);
  });

  test("is told by the badge alone if the popup is not wanted, or refused", async () => {
    await choose({ popup: false, terms: { kind: "sealed" } });
    await announce(copied, "page");
    expect(shown).toEqual({ badge: "✓", popup: false, tabs: [] });
    await choose({ popup: true });
    popupsAllowed = false;
    await announce(copied, "page");
    expect(shown).toEqual({ badge: "✓", popup: false, tabs: [] });
  });

  test("asks who can open it though the popup is not wanted", async () => {
    await choose({ popup: false });
    await announce(copied, "page");
    expect(shown).toEqual({ badge: "✓", popup: true, tabs: [] });
  });

  test("shows a passphrase that nobody has seen yet, though the popup is not wanted, or refused", async () => {
    await choose({ popup: false, terms: { kind: "sealed" } });
    await announce(suggested, "page");
    expect(shown.popup).toBe(true);
    popupsAllowed = false;
    await announce(suggested, "page");
    expect(shown.tabs).toEqual(["chrome-extension://us/popup.html"]);
  });

  test("asks who can open it in a tab, where the popup that would ask is refused", async () => {
    popupsAllowed = false;
    await announce(copied, "page");
    expect(shown.tabs).toEqual(["chrome-extension://us/popup.html"]);
  });

  test("asks nothing again where the popup was closed at once, which is a refusal to the browser", async () => {
    Object.assign(fakeBrowser.action, {
      openPopup() {
        noteOpening();
        return Promise.reject(new Error("Failed to open popup."));
      },
    });
    await announce(copied, "page");
    expect(shown.tabs).toEqual([]);
  });

  test("does not take away the sign that something waits to be seen", async () => {
    shown.badge = "!";
    await announce(copied, "page");
    expect(shown.badge).toBe("!");
  });
});

describe.each([
  ["a link that could not be copied", notCopied],
  ["a failure", failed],
  ["a text in doubt", doubtful],
])("%s", (_what, seen) => {
  test("opens the popup", async () => {
    await announce(seen, "page");
    expect(shown).toEqual({ badge: "!", popup: true, tabs: [] });
  });

  test("must be seen: as a tab where the browser refuses a popup", async () => {
    popupsAllowed = false;
    await announce(seen, "page");
    expect(shown.tabs).toEqual(["chrome-extension://us/popup.html"]);
  });

  test("is shown in the tab that is open already", async () => {
    popupsAllowed = false;
    contexts = [page("TAB", "reveal"), page("TAB")];
    await announce(seen, "page");
    expect(shown).toEqual({ badge: "", popup: false, tabs: ["tab 7"] });
  });

  test("leaves it at the badge if it began in the popup, which was closed since", async () => {
    await announce(seen, "popup");
    expect(shown).toEqual({ badge: "!", popup: false, tabs: [] });
  });
});

test("an open popup tells by itself", async () => {
  contexts = [page("POPUP")];
  await announce(failed, "page");
  expect(shown).toEqual({ badge: "", popup: false, tabs: [] });
});

test("the popup's page in a tab tells by itself what began in it", async () => {
  contexts = [page("TAB")];
  await announce(failed, "popup");
  expect(shown).toEqual({ badge: "", popup: false, tabs: [] });
});

describe("a slow task", () => {
  const sending = () => {
    let end: (attempt: Attempt) => void = () => {};
    const sent = new Promise<Attempt>((resolve) => (end = resolve));
    return { told: badgeWhile(sent).then((result) => announce(result, "page")), end };
  };

  test("is shown by the badge after a second, and replaced by its end", async () => {
    const { told, end } = sending();
    await vi.advanceTimersByTimeAsync(999);
    expect(shown.badge).toBe("");
    await vi.advanceTimersByTimeAsync(1);
    expect(shown.badge).toBe("…");
    end(copied);
    await told;
    expect(shown.badge).toBe("✓");
  });

  test("and fails in the end calls for attention", async () => {
    const { told, end } = sending();
    await vi.advanceTimersByTimeAsync(1_000);
    end(failed);
    await told;
    expect(shown.badge).toBe("!");
  });

  test("shows nothing afterwards if it took less", async () => {
    const { told, end } = sending();
    end(copied);
    await told;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown.badge).toBe("✓");
  });

  test("leaves nothing behind where the popup tells its end", async () => {
    const { told, end } = sending();
    await vi.advanceTimersByTimeAsync(1_000);
    contexts = [page("POPUP")];
    end(copied);
    await told;
    expect(shown.badge).toBe("");
  });

  test("does not take away the sign that something waits to be seen", async () => {
    shown.badge = "!";
    const { told, end } = sending();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown.badge).toBe("!");
    end(copied);
    await told;
    expect(shown.badge).toBe("!");
  });

  test("hands its own failure on", async () => {
    await expect(badgeWhile(Promise.reject(new Error("no")))).rejects.toThrow("no");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown.badge).toBe("");
  });
});
