/**
 * Services whose links anybody can open: a text goes the whole way, and comes out of our tab and of another client as it was. Each
 * server is one's own, added by its address alone.
 */
import type { Page } from "puppeteer-core";
import { describe, expect, onTestFinished } from "vitest";
import { startPushServer } from "../reference/passwordpusher/server";
import type { LoggedExchange } from "../reference/log";
import { showsOurs } from "../support/clicks";
import { portOf } from "../support/extension";
import { everywhere, journey } from "../support/fixture";
import { type OtherClient, otherClients } from "../support/otherClients";
import { choose, fill, press, reads, sentence, textOf } from "../support/person";
import type { AnyStage, Stage } from "../support/stage";
import { until } from "../support/until";

/** A key as people copy it from a console, with a line break at its end. */
const TEXT = [
  "-----BEGIN OPENSSH PRIVATE KEY-----",
  "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW",
  "\tQyNTUxOQAAACBz  /+==  ü🔑",
  "-----END OPENSSH PRIVATE KEY-----",
].join("\n");

interface Own {
  /** As it was typed. */
  readonly address: string;
  readonly host: string;
  readonly origin: string;
  readonly log: readonly LoggedExchange[];
}

async function start(
  client: Pick<OtherClient, "path" | "start">,
  host = "localhost",
): Promise<Own> {
  const server = await client.start();
  onTestFinished(() => server.close());
  const { origin, log } = server;
  const place = `${host}:${portOf(server.origin)}${client.path}`;
  return { address: `http://${place}`, host: place, origin: origin + client.path, log };
}

/** Adds the server in the options, and sends new secrets there. */
async function use(
  { driver }: AnyStage,
  { address, host }: Own,
  answer: (page: Page) => Promise<void>,
) {
  const options = await driver.openExtensionPage("options");
  await fill(options, sentence("serverAddress"), address);
  await press(options, sentence("addServer"));
  await answer(options);
  await reads(options, sentence("serverAdded", host));
  await choose(options, host);
  await reads(options, sentence("saved"));
  await options.close();
}

const useInChromium = (stage: Stage, own: Own) =>
  use(stage, own, (options) => stage.answerPrompt(options, "allow"));

/** Answers the browser's question, where there is one. */
async function allow(stage: AnyStage, options: Page): Promise<void> {
  if (isChromium(stage)) await stage.answerPrompt(options, "allow");
}

function isChromium(stage: AnyStage): stage is Stage {
  return "answerPrompt" in stage;
}

/** A link to the selected text, made by the menu. */
async function linkOf(stage: AnyStage, text: string): Promise<string> {
  const popup = await stage.driver.popupAfter(() => stage.copyByMenu("pre", text));
  const link = await stage.takeText();
  await until("the popup says who can open it", async () =>
    (await popup.text()).includes(sentence("ownSealOpeners")),
  );
  return link;
}

/** Neither the text nor the key was sent. */
function expectUnread({ log }: Own, link: string): void {
  const wire = JSON.stringify(log);
  const key = /[\w~-]+$/.exec(link)?.[0] ?? "";
  expect(key.length).toBeGreaterThan(15);
  expect(wire).not.toContain(key);
  expect(wire).not.toContain("OPENSSH");
}

describe.each(otherClients)("$name", (client) => {
  journey("is found by its address, and keeps a text that two clients read", async ({ stage }) => {
    const own = await start(client);
    await useInChromium(stage, own);
    const first = await linkOf(stage, TEXT);
    expect(first.startsWith(own.address)).toBe(true);
    expect(await client.read(first, own.origin)).toBe(TEXT);
    expectUnread(own, first);

    const second = await linkOf(stage, TEXT);
    expect(await stage.reveal(second)).toBe(TEXT);
    expectUnread(own, second);
    const again = await stage.openLink(second);
    if (client.looks) await reads(again, sentence("goneHeading"));
    else {
      await press(again, sentence("revealOnce"));
      await reads(again, sentence("goneHeading"));
    }
    expect(stage.server.log).toEqual([]);
  });

  journey("opens what another client made, by a click on its link", async ({ stage }) => {
    const own = await start(client);
    await useInChromium(stage, own);
    const made = await client.write(TEXT, own.origin, "sea-holly 7");
    const link = own.address + made.slice(own.origin.length);
    const before = own.log.length;
    const url = stage.pages.place("link", link);
    const page = await stage.driver.open(url);
    const { press: at } = await stage.pages.shown(url);
    stage.display.click(at);
    await showsOurs(page);
    await reads(page, sentence("revealOnce"));
    const asked = own.log.slice(before).map(({ method, path }) => `${method} ${path}`);
    expect(asked.filter((request) => client.consumes.test(request))).toEqual([]);
    await press(page, sentence("revealOnce"));
    if (client.passphrase !== "none") {
      await fill(page, sentence("passphrase"), "sea-kale 7");
      await press(page, sentence("unlock"));
      await reads(page, sentence("passphraseWrong"));
      await fill(page, sentence("passphrase"), "sea-holly 7");
      await press(page, sentence("unlock"));
    }
    await press(page, sentence("copyText"));
    expect(await stage.takeText()).toBe(TEXT);
    expect(await textOf(page)).toContain(sentence("linkSpent"));
  });

  everywhere("goes the whole way", async (stage) => {
    // Firefox takes no port in a permission, so that it has this one; Chromium asks.
    const own = await start(client, "127.0.0.1");
    await use(stage, own, (options) => allow(stage, options));
    expect(await stage.reveal(await linkOf(stage, TEXT))).toBe(TEXT);
  });
});

describe("Password Pusher", () => {
  const pusher = { path: "", start: () => startPushServer() };
  const tokenIn = (link: string) => /\/p\/([\w-]+)/.exec(link)?.[1] ?? "";

  journey("checks a passphrase of a text that it can read", async ({ stage }) => {
    // The server names its own address in links.
    const own = await start(pusher, "127.0.0.1");
    await useInChromium(stage, own);
    const { chromium, pages } = stage;
    const popup = await chromium.pressToolbarButton(await chromium.open(pages.plain));
    await fill(popup, sentence("secret"), TEXT);
    await choose(popup, sentence("openersBrowser"));
    await fill(popup, sentence("passphrase"), "sea-holly 7");
    await press(popup, sentence("createLink"));
    const link = await stage.takeText();
    const answer = `${own.origin}/api/v2/pushes/${tokenIn(link)}.json`;
    expect((await fetch(`${answer}?passphrase=wrong`)).status).toBe(401);
    const tab = await stage.openLink(link);
    await fill(tab, sentence("passphrase"), "sea-holly 7");
    await press(tab, sentence("revealOnce"));
    await press(tab, sentence("copyText"));
    expect(await stage.takeText()).toBe(TEXT);
    const gone = await fetch(`${answer}?passphrase=sea-holly%207`);
    expect(await gone.json()).toMatchObject({ expired: true, payload: null });
  });

  everywhere("goes the whole way", async (stage) => {
    const own = await start(pusher, "127.0.0.1");
    await use(stage, own, (options) => allow(stage, options));
    await stage.driver.popupAfter(() => stage.copyByMenu("pre", TEXT));
    const link = await stage.takeText();
    expect(link).toMatch(/\/p\/[\w-]+\/r#[\da-f]{64}$/);
    expect(await stage.reveal(link)).toBe(TEXT);
    expectUnread(own, link);
  });
});
