/**
 * Services whose links anybody can open: a text goes the whole way, and comes out of our tab and of another client as it was. Each
 * server is one's own, added by its address alone.
 */
import { describe, expect, onTestFinished } from "vitest";
import { startPushServer } from "../reference/passwordpusher/server";
import type { LoggedExchange } from "../reference/log";
import { showsOurs } from "../support/clicks";
import { portOf } from "../support/extension";
import { everywhere } from "../support/fixture";
import { type OtherClient, otherClients, readSealedPush } from "../support/otherClients";
import { choose, fill, press, reads, sentence, textOf } from "../support/person";
import type { AnyStage } from "../support/stage";
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

async function start(client: Pick<OtherClient, "path" | "start">): Promise<Own> {
  const server = await client.start();
  onTestFinished(() => server.close());
  const { origin, log } = server;
  const place = `localhost:${portOf(server.origin)}${client.path}`;
  return { address: `http://${place}`, host: place, origin: origin + client.path, log };
}

/** Adds the server in the options, and sends new secrets there. */
async function use(stage: AnyStage, { address, host }: Own): Promise<void> {
  const options = await stage.driver.openExtensionPage("options");
  await fill(options, sentence("serverAddress"), address);
  await press(options, sentence("addServer"));
  await stage.answerPrompt(options, "allow");
  await reads(options, sentence("serverAdded", host));
  await choose(options, host);
  await reads(options, sentence("saved"));
  await options.close();
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
  everywhere("is found by its address, and keeps a text that two clients read", async (stage) => {
    const own = await start(client);
    await use(stage, own);
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

  everywhere("opens what another client made, by a click on its link", async (stage) => {
    const own = await start(client);
    await use(stage, own);
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
});

describe("Password Pusher", () => {
  /** The server names its own address in links. */
  const pusher = {
    path: "",
    start: async () => {
      const server = await startPushServer();
      server.switch({ baseUrl: server.origin.replace("127.0.0.1", "localhost") });
      return server;
    },
  };
  const tokenIn = (link: string) => /\/p\/([\w-]+)/.exec(link)?.[1] ?? "";

  everywhere(
    "keeps a text that it cannot read and two clients can, and checks a passphrase of one that it can",
    async (stage) => {
      const own = await start(pusher);
      await use(stage, own);
      const sealed = async () => {
        await stage.driver.popupAfter(() => stage.copyByMenu("pre", TEXT));
        return await stage.takeText();
      };
      const first = await sealed();
      expect(await readSealedPush(first, own.origin)).toBe(TEXT);
      const second = await sealed();
      expect(second).toMatch(/\/p\/[\w-]+\/r#[\da-f]{64}$/);
      expect(await stage.reveal(second)).toBe(TEXT);
      for (const link of [first, second]) expectUnread(own, link);

      const popup = await stage.openPopup();
      await press(popup, sentence("createAnother"));
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
    },
  );
});
