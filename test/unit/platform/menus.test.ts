import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { registerMenus } from "../../../lib/platform/menus";

interface Entry {
  readonly id: string;
  readonly contexts: readonly string[];
  readonly targetUrlPatterns?: readonly string[];
}

/** The browser's menu, in which no id may be twice. */
let entries: readonly Entry[];

beforeEach(() => {
  fakeBrowser.reset();
  entries = [];
  Object.assign(fakeBrowser.contextMenus, {
    removeAll: async () => {
      // As in browsers, not at once.
      await Promise.resolve();
      entries = [];
    },
    create: (entry: Entry) => {
      if (entries.some(({ id }) => id === entry.id)) throw new Error("duplicate id");
      entries = [...entries, entry];
    },
  });
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
});

test("one entry on a selection, since two would become a submenu", async () => {
  await registerMenus();
  expect(entries.filter(({ contexts }) => contexts.includes("selection"))).toHaveLength(1);
});

test("links of the known servers can be revealed, and no others", async () => {
  await registerMenus();
  const link = entries.find(({ contexts }) => contexts.includes("link"));
  expect(link?.targetUrlPatterns).toContain("https://eu.onetimesecret.com/secret/*");
  expect(
    link?.targetUrlPatterns?.every((pattern) =>
      /^https:\/\/\w+\.onetimesecret\.com\//.test(pattern),
    ),
  ).toBe(true);
});

test("registering again, as an update does, makes no duplicates", async () => {
  await registerMenus();
  await registerMenus();
  expect(entries).toHaveLength(2);
});
