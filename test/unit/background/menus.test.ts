import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { registerMenus } from "../../../entrypoints/background/menus";
import { settings } from "../../../lib/app/items";
import { publishedKinds } from "../../../lib/services/publishedKinds";
import { services } from "../../support/services";

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
      // Browsers do not answer at once.
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
  expect(link?.targetUrlPatterns).toContain("https://eu.onetimesecret.com/*secret/*");
  const hosts = publishedKinds.flatMap(({ servers }) =>
    servers.map(({ address }) => new URL(address).hostname),
  );
  const beginnings = hosts.flatMap((host) => [`https://${host}/`, `*://*/*${host}*`]);
  for (const pattern of link?.targetUrlPatterns ?? []) {
    expect(beginnings.some((beginning) => pattern.startsWith(beginning))).toBe(true);
  }
});

test("registering again, as an update does, makes no duplicates", async () => {
  await registerMenus();
  await registerMenus();
  expect(entries).toHaveLength(2);
});

test("registering while it goes on makes no duplicates either", async () => {
  await Promise.all([registerMenus(), registerMenus(), registerMenus()]);
  expect(entries).toHaveLength(2);
});

test("links of own servers can be revealed too", async () => {
  const own = services[0].server("https://secrets.example.org");
  await settings.write({ ...(await settings.read()), servers: [own] });
  await registerMenus();
  expect(patterns()).toContain("https://secrets.example.org/*secret/*");
  // The pattern finds the server in an address that wraps its links, whatever the host.
  expect(patterns()).toContain("*://*/*secrets.example.org*secret*");
});

test("links to the viewer can be revealed too, at any port", async () => {
  const viewer = "http://localhost:8080/open.html";
  await settings.write({ ...(await settings.read()), viewer });
  await registerMenus();
  expect(patterns()).toContain("http://localhost/open.html");
});

test("an organisation's servers take the place of all others", async () => {
  await fakeBrowser.storage.managed.set({ servers: ["https://secrets.example.org:8443"] });
  await registerMenus();
  expect(patterns()).toEqual([
    "https://secrets.example.org/*secret/*",
    "https://secrets.example.org/SECRET/*",
    "*://*/*secrets.example.org*secret*",
  ]);
});

test("nothing can be revealed if no server is allowed: without patterns every link could", async () => {
  await fakeBrowser.storage.managed.set({ servers: [] });
  await registerMenus();
  expect(entries.map(({ id }) => id)).toEqual(["copy"]);
});

const patterns = () => entries.find(({ contexts }) => contexts.includes("link"))?.targetUrlPatterns;
