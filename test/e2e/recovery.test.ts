/** A sealed text that could not be opened is saved by the browser's real download, and opened later. */
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { describe, expect, onTestFinished } from "vitest";
import { giveFile, type Saved, savedBy } from "../support/downloads";
import { everywhere, journey } from "../support/fixture";
import { choose, fill, press, reads, sentence, valueOf } from "../support/person";
import { modulesOf, modulesOn } from "../support/qr";
import { filesWith } from "../support/search";
import { sentLink } from "../support/sender";
import type { AnyStage, Stage } from "../support/stage";
import { until } from "../support/until";

const TEXT = "  DB_PASSWORD=osprey-5503 ";
const PASSPHRASE = "heron-6120-passphrase";

async function createLocked({ chromium, pages, ...stage }: Stage): Promise<string> {
  const popup = await chromium.pressToolbarButton(await chromium.open(pages.plain));
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

async function save({ chromium }: Stage, tab: Page): Promise<Saved> {
  return await savedBy(chromium.browser.defaultBrowserContext(), () =>
    press(tab, sentence("saveSealed")),
  );
}

/** Days later: another start of the browser, a new tab, the file and the link. */
async function openLater(stage: Stage, file: Saved, link: string): Promise<Page> {
  await stage.restart();
  const tab = await stage.chromium.openExtensionPage("reveal");
  await press(tab, sentence("haveSealedText"));
  await fill(tab, sentence("link"), link);
  await file.give(tab);
  await press(tab, sentence("open"));
  return tab;
}

describe("a sealed text that could not be opened", () => {
  journey("for want of the passphrase is opened from its file", async ({ stage }) => {
    const link = await createLocked(stage);
    const stored = storedOf(stage, link);
    const tab = await stage.openLink(link);
    await press(tab, sentence("revealOnce"));
    await reads(tab, sentence("unlockSealed"));
    const file = await save(stage, tab);
    expect(file.name).toMatch(/^sealed-text-\d{4}-\d\d-\d\d\.txt$/);
    // The file is the service's text, to the byte: neither link nor key nor passphrase, so that the file alone opens nothing.
    expect(file.text).toBe(stored);

    const asked = stage.server.log.length;
    const later = await openLater(stage, file, link);
    await fill(later, sentence("passphrase"), PASSPHRASE);
    await press(later, sentence("unlock"));
    await press(later, sentence("copyText"));
    expect(await stage.takeText()).toBe(TEXT);
    expect(stage.server.log).toHaveLength(asked);

    await stage.chromium.kill();
    for (const word of [keyOf(link), PASSPHRASE, "osprey-5503"]) {
      expect({ word, files: filesWith(stage.chromium.profile, word) }).toEqual({ word, files: [] });
    }
  });

  journey("with the key in the link is opened with the right one", async ({ stage }) => {
    const link = await sentLink(stage.server, TEXT);
    const stored = storedOf(stage, link);
    const tab = await stage.openLink(mistyped(link));
    await press(tab, sentence("revealOnce"));
    await reads(tab, sentence("notSealedHeading"));
    const file = await save(stage, tab);
    expect(file.text).toBe(stored);

    const later = await openLater(stage, file, link);
    await press(later, sentence("copyText"));
    expect(await stage.takeText()).toBe(TEXT);
  });

  journey(
    "with the key in the link is opened with the right one in the same tab",
    async ({ stage }) => {
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
      await tab.reload();
      await reads(tab, sentence("notSealedHeading"));
      await press(tab, sentence("pasteLink"));
      await fill(tab, sentence("link"), link);
      await press(tab, sentence("open"));
      await press(tab, sentence("copyText"));
      expect(await stage.takeText()).toBe(TEXT);
      expect(stage.server.log).toHaveLength(asked);
    },
  );

  journey(
    "with key and passphrase is opened with the right link in the same tab",
    async ({ stage }) => {
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

  journey("for want of the key is opened with the full link", async ({ stage }) => {
    const link = await sentLink(stage.server, TEXT);
    const tab = await stage.openLink(link.replace(/#.*/, ""));
    await press(tab, sentence("revealOnce"));
    await reads(tab, sentence("problemKeyMissing"));
    const file = await save(stage, tab);

    const later = await openLater(stage, file, link);
    await press(later, sentence("copyText"));
    expect(await stage.takeText()).toBe(TEXT);
  });

  journey("is not looked for in other files", async ({ stage }) => {
    const other = join(tmpdir(), `secret-links-other-${process.pid}.txt`);
    writeFileSync(other, "a shopping list");
    onTestFinished(() => rmSync(other));
    const tab = await stage.chromium.openExtensionPage("reveal");
    await press(tab, sentence("haveSealedText"));
    await giveFile(tab, other);
    await reads(tab, sentence("problemFile"));
    expect(await valueOf(tab, sentence("sealedText"))).toBe("");
  });

  journey("that is none is not offered as a file", async ({ stage }) => {
    const link = await sentLink(stage.server, TEXT);
    stage.server.tamper(new URL(link).pathname.split("/").at(-1) ?? "", "send money to Mallory");
    const tab = await stage.openLink(link);
    await press(tab, sentence("revealOnce"));
    await reads(tab, sentence("notSealedHeading"));
    expect(await tab.$$(`::-p-aria([name="${sentence("saveSealed")}"])`)).toEqual([]);
    expect(await tab.$$(`::-p-aria([name="${sentence("showAnyway")}"])`)).toHaveLength(1);
  });
});

/** Saves a text that was received and cannot be opened, and opens another page of the extension for it. */
async function openBeside(stage: AnyStage, link: string, trouble: string) {
  const tab = await stage.openLink(link);
  await press(tab, sentence("revealOnce"));
  await reads(tab, trouble);
  const file = await stage.driver.savedBy(() => press(tab, sentence("saveSealed")));
  return { file, tab: await stage.driver.openExtensionPage("reveal") };
}

/** Firefox tells no driver of a dialog in a page of an extension, and takes a field for passwords for no text box. */
async function openFile(tab: Page, file: Saved, link: string): Promise<void> {
  await press(tab, sentence("haveSealedText"));
  await fill(tab, sentence("link"), link);
  const field = await tab.waitForSelector('input[type="file"]');
  await field?.uploadFile(file.path);
  await press(tab, sentence("open"));
}

const fillPassphrase = (page: Page) => page.locator('input[type="password"]').fill(PASSPHRASE);

everywhere("a sealed text is saved, and opened from its file in another tab", async (stage) => {
  const link = await stage.linkOf("pre", TEXT);
  const cut = link.replace(/#.*/, "");
  const stored = storedOf(stage, link);
  const plain = await openBeside(stage, cut, sentence("problemKeyMissing"));
  expect(plain.file.name).toMatch(/^sealed-text-\d{4}-\d\d-\d\d\.txt$/);
  expect(plain.file.text).toBe(stored);
  await openFile(plain.tab, plain.file, link);
  await press(plain.tab, sentence("copyText"));
  expect(await stage.takeText()).toBe(TEXT);

  // A tab can be driven in Firefox, and the popup cannot.
  const popup = await stage.driver.openExtensionPage("popup");
  // The result learns that its secret was revealed, and moves its buttons by that.
  await reads(popup, sentence("revealedHint"));
  await press(popup, sentence("createAnother"));
  await fill(popup, sentence("secret"), TEXT);
  await fillPassphrase(popup);
  await press(popup, sentence("createLink"));
  await reads(popup, sentence("linkCopied"));
  const locked = await stage.takeLink();

  const received = await openBeside(stage, locked, sentence("unlockSealed"));
  await openFile(received.tab, received.file, locked);
  await fillPassphrase(received.tab);
  await press(received.tab, sentence("unlock"));
  await press(received.tab, sentence("copyText"));
  expect(await stage.takeText()).toBe(TEXT);

  const another = await stage.driver.openExtensionPage("popup");
  await reads(another, sentence("revealedHint"));
  await press(another, sentence("createAnother"));
  await fill(another, sentence("secret"), TEXT);
  await choose(another, sentence("openersBrowser"));
  await press(another, sentence("createLink"));
  const open = await stage.takeLink();
  await press(another, sentence("showQrCode"));
  await until("the code is drawn", async () => (await another.$("svg.qr")) !== null);
  expect(await modulesOn(another)).toBe(modulesOf(open));
});
