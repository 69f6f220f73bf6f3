/** Without a driver the browser may end the background at any time, and does so after thirty seconds. */
import { describe, test } from "vitest";
import { startReferenceServer, type ReferenceServer } from "../reference/server";
import { OUR_ENTRY } from "../support/chromium";
import { type Display, openDisplay } from "../support/display";
import { portOf } from "../support/extension";
import { copyOf, lane } from "../support/lane";
import { openPages } from "../support/pages";
import { parts } from "../support/parts";
import { press, reads, sentence, textOf, valueOf } from "../support/person";
import { CREATE } from "../support/stage";
import { openUndriven, type Undriven } from "../support/undriven";
import { until } from "../support/until";

const TEXT = "  nobody watches\n\tthis ";

interface Scene {
  readonly server: ReferenceServer;
  readonly display: Display;
  readonly chromium: Undriven;
  /** Chooses "Copy one-time link" on the selected text. */
  copy(): Promise<void>;
}

const journey = test.extend<{ readonly scene: Scene }>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- vitest reads from the braces which fixtures are wanted
  scene: async ({}, use) => {
    const all = parts();
    try {
      const display = await all.open(openDisplay());
      const pages = await all.open(openPages());
      const { folder, home } = await copyOf(lane().chromium);
      const server = await all.open(startReferenceServer({ port: portOf(home) }));
      const chromium = await all.open(openUndriven(folder, display.env));
      await chromium.leaveWelcome();
      await display.clearClipboard();
      const url = pages.place("pre", TEXT);
      const copy = async () => {
        chromium.open(url);
        const { press: at } = await pages.shown(url);
        await display.choose(at, OUR_ENTRY);
      };
      await use({ server, display, chromium, copy });
    } finally {
      await all.close();
    }
  },
});

function linkOn(display: Display): Promise<string> {
  return until("a link is on the clipboard", async () => (await display.clipboard()) || undefined);
}

function created({ log }: ReferenceServer) {
  return log.filter(({ method, path }) => CREATE.test(`${method} ${path}`));
}

// Most of the time is waiting, and each has a browser of its own.
describe.concurrent("with no driver attached", () => {
  journey("the link is copied", async ({ scene, expect }) => {
    const { display, chromium } = scene;
    await scene.copy();
    expect(await linkOn(display)).toMatch(/\/secret\/[0-9a-z]+#[0-9a-f]{64}$/);
    await reads(await chromium.extensionPage("popup"), sentence("linkCopied"));
  });

  journey(
    "a server that hangs is given up before 25 seconds are over",
    async ({ scene, expect }) => {
      const { server, display, chromium } = scene;
      server.switch({ latency: 25_000 });
      await scene.copy();
      await server.seen(CREATE);

      const popup = await chromium.extensionPage("popup");
      // Not "interrupted": the background itself gave up.
      await reads(popup, sentence("noAnswer"));
      expect(await textOf(popup)).toContain(sentence("maybeCreated"));
      expect(await valueOf(popup, "Secret")).toBe(TEXT);
      expect(created(server).map(({ status }) => status)).toEqual([undefined]);

      server.switch({ latency: 0 });
      await press(popup, "Try again");
      expect(await linkOn(display)).toContain("/secret/");
      expect(created(server)).toHaveLength(2);
    },
  );

  journey("a background that ends while it creates is missed", async ({ scene, expect }) => {
    const { server, display, chromium } = scene;
    server.switch({ fault: { kind: "hang", on: CREATE } });
    await scene.copy();
    await server.seen(CREATE);
    await chromium.endBackground();

    const popup = await chromium.extensionPage("popup");
    await reads(popup, sentence("interrupted"));
    expect(await textOf(popup)).toContain(sentence("maybeCreated"));
    expect(await valueOf(popup, "Secret")).toBe(TEXT);
    expect(created(server)).toHaveLength(1);

    server.switch({ fault: undefined });
    await press(popup, "Try again");
    expect(await linkOn(display)).toContain("/secret/");
  });
});

test.skip("with no driver attached, in Firefox: a driver keeps no background of it alive", () => {});
