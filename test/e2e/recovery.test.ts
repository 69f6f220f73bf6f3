/** A sealed text that could not be opened is saved by the browser's real download, and opened later. */
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { describe, expect, onTestFinished } from "vitest";
import type { Saved } from "../support/downloads";
import { everywhere } from "../support/fixture";
import { fill, has, press, reads, reload, sentence, valueOf } from "../support/person";
import { findsOf } from "../support/search";
import { sentLink } from "../support/sender";
import type { AnyStage } from "../support/stage";

const TEXT = "  DB_PASSWORD=osprey-5503 ";
const PASSPHRASE = "heron-6120-passphrase";

async function createLocked(stage: AnyStage): Promise<string> {
  const popup = await stage.openPopup();
  await fill(popup, sentence("secret"), TEXT);
  await fill(popup, sentence("passphrase"), PASSPHRASE);
  await press(popup, sentence("createLink"));
  return await stage.takeLink();
}

/** Whole by its look, and another one. */
const mistyped = (link: string) => link.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"));

const keyOf = (link: string) => new URL(link).hash.slice(1);

function storedOf({ server }: AnyStage, link: string): string {
  const stored = server.stored(new URL(link).pathname.split("/").at(-1) ?? "");
  if (stored === undefined) throw new Error("The server has no such secret");
  return stored;
}

/** Receives the text of a link that does not open it, and saves it as it was sealed. */
async function save(stage: AnyStage, link: string, trouble: string): Promise<Saved> {
  const tab = await stage.openLink(link);
  await press(tab, sentence("revealOnce"));
  await reads(tab, trouble);
  return await stage.driver.savedBy(() => press(tab, sentence("saveSealed")));
}

/** Opens a file in a new tab. */
async function openFile({ driver }: AnyStage, file: Saved, link: string): Promise<Page> {
  const tab = await driver.openExtensionPage("reveal");
  await press(tab, sentence("haveSealedText"));
  await fill(tab, sentence("link"), link);
  await driver.giveFile(tab, file.path);
  await press(tab, sentence("open"));
  return tab;
}

async function copied(stage: AnyStage, tab: Page): Promise<string> {
  await press(tab, sentence("copyText"));
  return await stage.takeText();
}

describe("a sealed text that could not be opened", () => {
  everywhere(
    "for want of the passphrase, or of the right key, is opened from its file days later",
    async (stage) => {
      const { server } = stage;
      const locked = await createLocked(stage);
      const links = [locked, await sentLink(server, TEXT), await sentLink(server, TEXT)] as const;
      const stored = links.map((link) => storedOf(stage, link));
      const files = [
        await save(stage, links[0], sentence("unlockSealed")),
        await save(stage, mistyped(links[1]), sentence("notSealedHeading")),
        await save(stage, links[2].replace(/#.*/, ""), sentence("problemKeyMissing")),
      ] as const;
      expect(files[0].name).toMatch(/^sealed-text-\d{4}-\d\d-\d\d\.txt$/);
      // A file is the service's text, to the byte: neither link nor key nor passphrase, so that it alone opens nothing.
      expect(files.map(({ text }) => text)).toEqual(stored);

      await stage.restart();
      const asked = server.log.length;
      const first = await openFile(stage, files[0], links[0]);
      await fill(first, sentence("passphrase"), PASSPHRASE);
      await press(first, sentence("unlock"));
      expect(await copied(stage, first)).toBe(TEXT);
      expect(await copied(stage, await openFile(stage, files[1], links[1]))).toBe(TEXT);
      expect(await copied(stage, await openFile(stage, files[2], links[2]))).toBe(TEXT);
      expect(server.log).toHaveLength(asked);

      await stage.driver.kill();
      const { profile } = stage.driver;
      expect(findsOf(profile, [keyOf(locked), PASSPHRASE, "osprey-5503"])).toEqual([]);
    },
  );

  everywhere(
    "with the key in the link is opened with the right one in the same tab",
    async (stage) => {
      const link = await sentLink(stage.server, TEXT);
      const another = await sentLink(stage.server, "another text");
      const tab = await stage.openLink(mistyped(link));
      await press(tab, sentence("revealOnce"));
      await reads(tab, sentence("notSealedHeading"));
      const asked = stage.server.log.length;
      await press(tab, sentence("pasteLink"));
      for (const wrong of [mistyped(link), another]) {
        await fill(tab, sentence("link"), wrong);
        await press(tab, sentence("open"));
        await reads(tab, sentence("problemOtherLink"));
      }
      await reload(tab);
      await reads(tab, sentence("notSealedHeading"));
      await press(tab, sentence("pasteLink"));
      await fill(tab, sentence("link"), link);
      await press(tab, sentence("open"));
      await press(tab, sentence("copyText"));
      expect(await stage.takeText()).toBe(TEXT);
      expect(stage.server.log).toHaveLength(asked);
    },
  );

  everywhere(
    "with key and passphrase is opened with the right link in the same tab",
    async (stage) => {
      const link = await sentLink(stage.server, TEXT, { passphrase: PASSPHRASE });
      const tab = await stage.openLink(mistyped(link));
      await press(tab, sentence("revealOnce"));
      await fill(tab, sentence("passphrase"), PASSPHRASE);
      await press(tab, sentence("unlock"));
      await reads(tab, sentence("passphraseWrong"));
      await press(tab, sentence("pasteLink"));
      await fill(tab, sentence("link"), link);
      await press(tab, sentence("open"));
      await fill(tab, sentence("passphrase"), PASSPHRASE);
      await press(tab, sentence("unlock"));
      await press(tab, sentence("copyText"));
      expect(await stage.takeText()).toBe(TEXT);
    },
  );

  everywhere("is not looked for in other files", async (stage) => {
    const other = join(tmpdir(), `secret-links-other-${process.pid}.txt`);
    writeFileSync(other, "a shopping list");
    onTestFinished(() => rmSync(other));
    const tab = await stage.driver.openExtensionPage("reveal");
    await press(tab, sentence("haveSealedText"));
    await stage.driver.giveFile(tab, other);
    await reads(tab, sentence("problemFile"));
    expect(await valueOf(tab, sentence("sealedText"))).toBe("");
  });

  everywhere("that is none is not offered as a file", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    stage.server.tamper(new URL(link).pathname.split("/").at(-1) ?? "", "send money to Mallory");
    const tab = await stage.openLink(link);
    await press(tab, sentence("revealOnce"));
    await reads(tab, sentence("notSealedHeading"));
    expect(await has(tab, "button", sentence("saveSealed"))).toBe(false);
    expect(await has(tab, "button", sentence("showAnyway"))).toBe(true);
  });
});
