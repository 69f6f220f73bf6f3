/** A browser keeps no secret, no key and no passphrase on disk, even with tabs left open and the power cut. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { popupReads } from "../support/driver";
import { everywhere } from "../support/fixture";
import { choose, fill, press, reads, sentence } from "../support/person";
import { signIn } from "../support/sign-in";
import { contentOf, filesIn, filesWith, findsOf } from "../support/search";
import { ACCOUNT, type AnyStage } from "../support/stage";
import { until } from "../support/until";

/** Each word stands in one place only, so that a find tells its origin. */
const words = {
  rightClicked: "cormorant-4471-right-clicked",
  typedInPopup: "cormorant-2210-typed-in-popup",
  serviceEncrypted: "cormorant-9027-service-encrypted",
  leftInForm: "cormorant-6386-left-in-form",
  passphrase: "heron-1158-passphrase",
  wrongPassphrase: "heron-7730-wrong-passphrase",
  leftPassphrase: "heron-5042-left-in-form",
  token: ACCOUNT.token,
  wrongToken: "marten-3920-wrong-token",
};
/** Typed in a form of a plain page: Chromium keeps the data to fill it again. */
const PLANTED = "planted-8813-at-the-end";

const elsewhere = {
  suggestedFor: "dunlin-7731-for-one-recipient",
  clicked: "plover-3307-clicked",
  locked: "plover-8120-locked",
  replaced: "plover-5591-replaced",
  passphrase: "godwit-2215-passphrase",
  wrongPassphrase: "godwit-9046-wrong",
};

/** The files in which Chromium and Firefox keep visited addresses. */
const HISTORY = /^(?:Default.History|places\.sqlite|sessionstore-backups.recovery)/;
/** The files in which they keep open tabs, with the texts typed there. */
const SESSIONS = /^(?:Default.Sessions|sessionstore)/;
/** The place of everything that the extension itself keeps. */
const OWN = /Local Extension Settings|storage.default.moz-extension/;

/** Opens links from their places, and leaves the tabs open. Gives the keys of those that no page held. */
async function useLinks(stage: AnyStage): Promise<{ keys: readonly string[]; clicked: string }> {
  const { driver, display, pages } = stage;
  const open = async (link: string) => {
    const url = pages.place("link", link);
    const page = await driver.open(url);
    display.click((await pages.shown(url)).press);
    return page;
  };
  const clicked = await stage.linkOf("pre", elsewhere.clicked);
  const shown = await open(clicked);
  await press(shown, "Reveal once");
  await reads(shown, elsewhere.clicked);

  const popup = await stage.openPopup();
  await press(popup, "Create another");
  await fill(popup, "Secret", elsewhere.locked);
  await fill(popup, "Passphrase", elsewhere.passphrase);
  await press(popup, "Create link");
  const locked = await stage.takeLink();
  // From a selected text, and in a tab that cannot open it yet.
  const selected = await driver.popupAfter(() => stage.copyByMenu("pre", `It is here: ${locked}`));
  const lockedTab = await driver.tabAfter("reveal", () =>
    selected.press(sentence("revealInANewTab")),
  );
  await press(lockedTab, "Reveal once");
  await fill(lockedTab, "Passphrase", elsewhere.wrongPassphrase);
  await press(lockedTab, "Unlock");
  await reads(lockedTab, sentence("passphraseWrong"));
  await driver.savedBy(() => press(lockedTab, sentence("saveSealed")));

  const editor = pages.editor("prosemirror", `before \u27e6${elsewhere.replaced}\u27e7 after`);
  await driver.open(editor);
  const { press: at } = await pages.shown(editor);
  const result = await driver.popupAfter(() => stage.chooseAt(at));
  const replaced = await stage.takeLink();
  await result.press("Replace selection with link");
  await popupReads(result, sentence("replaced"));

  // Nobody vouched for this host.
  const foreign = `https://eu.onetimesecret.com.example.org/secret/${"f9".repeat(31)}#${"e7".repeat(32)}`;
  const doubted = await driver.popupAfter(() => stage.copyByMenu("pre", foreign));
  const doubtTab = await driver.tabAfter("reveal", () =>
    doubted.press(sentence("revealInANewTab")),
  );
  await reads(doubtTab, "eu.onetimesecret.com.example.org");

  const keyOf = (link: string) => new URL(link).hash.slice(1);
  return { keys: [locked, replaced, foreign].map(keyOf), clicked: keyOf(clicked) };
}

/** Leaves a tab or popup open in each state that holds a secret. Gives the keys of its links. */
async function useEverything(stage: AnyStage): Promise<readonly string[]> {
  const { driver } = stage;
  const shown = await stage.linkOf("pre", words.rightClicked);
  const shownTab = await stage.openLink(shown);
  await press(shownTab, "Reveal once");
  await reads(shownTab, words.rightClicked);

  const popup = await stage.openPopup();
  await press(popup, "Create another");
  await fill(popup, "Secret", words.typedInPopup);
  await fill(popup, "Passphrase", words.passphrase);
  await press(popup, "Create link");
  const locked = await stage.takeLink();
  await press(popup, "Create another");
  await fill(popup, "Secret", words.serviceEncrypted);
  await fill(popup, "Passphrase", words.passphrase);
  await choose(popup, "Anyone with a browser");
  await press(popup, "Create link");
  const plain = await stage.takeLink();
  await press(popup, sentence("showQrCode"));

  const lockedTab = await stage.openLink(locked);
  await press(lockedTab, "Reveal once");
  await fill(lockedTab, "Passphrase", words.wrongPassphrase);
  await press(lockedTab, "Unlock");
  await reads(lockedTab, sentence("passphraseWrong"));
  const plainTab = await stage.openLink(plain);
  await press(plainTab, "Reveal once");
  await fill(plainTab, "Passphrase", words.passphrase);
  await press(plainTab, "Unlock");
  await reads(plainTab, words.serviceEncrypted);

  // As a tab, whose typed texts the browser keeps; the popup is a tab if it may not open.
  const form = await driver.openExtensionPage("popup");
  await press(form, "Create another");
  await fill(form, "Secret", words.leftInForm);
  await fill(form, "Passphrase", words.leftPassphrase);
  const empty = await driver.openExtensionPage("reveal");
  await fill(empty, sentence("link"), locked);

  // A wrong passphrase, left there; then the right one, not to be remembered; in two tabs.
  await reads(
    await signIn(stage, { ...ACCOUNT, token: words.wrongToken }),
    sentence("credentials"),
  );
  await reads(await signIn(stage, ACCOUNT), sentence("signedInSession", ACCOUNT.user));

  return [shown, locked].map((link) => new URL(link).hash.slice(1));
}

/** Has a passphrase suggested. Gives it, and the keys of the links before and after it. */
async function haveSuggested(stage: AnyStage): Promise<readonly string[]> {
  const { driver } = stage;
  const popup = await driver.popupAfter(() => stage.copyByMenu("pre", elsewhere.suggestedFor));
  const first = await stage.takeLink();
  await popup.press(sentence("addPassphrase"));
  const second = await stage.takeLink();
  await popup.press(sentence("copyPassphrase"));
  const passphrase = await stage.takeText();
  // As a tab, which the browser writes down; it shows the passphrase too.
  const tab = await driver.openExtensionPage("popup");
  await reads(tab, passphrase);
  await tab.close();
  return [passphrase, ...[first, second].map((link) => new URL(link).hash.slice(1))];
}

/** Ends the browser at once, after it has written down what was typed in a plain page, and with that all that went before. */
async function cutOff(stage: AnyStage): Promise<void> {
  const { driver, display } = stage;
  const { at } = await stage.select("textarea", "");
  display.click(at);
  display.type(PLANTED);
  await until(
    "a text typed in a plain page is on disk",
    () => filesWith(driver.profile, PLANTED, SESSIONS).length > 0,
  );
  await driver.kill();
}

describe("on disk", () => {
  everywhere("there is nothing of it", async (stage) => {
    const { profile } = stage.driver;
    const keys = await useEverything(stage);
    await cutOff(stage);

    expect(findsOf(profile, [...Object.values(words), ...keys])).toEqual([]);
  });

  everywhere(
    "there is nothing of links that came from a page, or went into one, and a token is where it is remembered",
    async (stage) => {
      const { profile } = stage.driver;
      const suggested = await haveSuggested(stage);
      const options = await signIn(stage, ACCOUNT, "remember");
      await reads(options, sentence("signedInRemembered", ACCOUNT.user));
      const { keys, clicked } = await useLinks(stage);
      await until("the token is on disk", () => filesWith(profile, ACCOUNT.token, OWN).length > 0);
      await until(
        "the visits are in the history",
        () => filesWith(profile, "/place/link/", HISTORY).length > 0,
      );
      await stage.driver.kill();

      expect(findsOf(profile, [...Object.values(elsewhere), ...suggested, ...keys])).toEqual([]);
      for (const file of filesWith(profile, ACCOUNT.token)) expect(file).toMatch(OWN);
      // The page before the click has the address in a link, and the tab in its past: no more than of any clicked link.
      for (const file of filesWith(profile, clicked)) {
        expect(
          [HISTORY, SESSIONS].some((kept) => kept.test(file)),
          file,
        ).toBe(true);
      }
      // Our own addresses say nothing: the rest after a number of ours is no part of one any more.
      const ours = filesIn(profile)
        .filter((file) => HISTORY.test(file))
        .flatMap((file) => [
          ...contentOf(join(profile, file))
            .toString("latin1")
            .matchAll(/\/reveal\.html(.{37})([^]?)/g),
        ]);
      expect(ours.length).toBeGreaterThan(1);
      for (const [, number, next] of ours) {
        expect(number).toMatch(/^\?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        expect(next).not.toMatch(/[?#&=/]/);
      }
    },
  );

  const written = {
    "UTF-8": Buffer.from("... a word here"),
    "UTF-16": Buffer.from("... a word here", "utf16le"),
    "a URL": Buffer.from("https://example.com/?q=a%20word"),
    hex: Buffer.from(Buffer.from("in a word").toString("hex")),
    ...Object.fromEntries(
      ["", "1", "12"].map((before) => [
        `base64 after ${before.length}`,
        Buffer.from(Buffer.from(`${before}a word, and more`).toString("base64")),
      ]),
    ),
  };
  test.for(Object.entries(written))("the search finds a word written in %s", ([, content]) => {
    const folder = mkdtempSync(join(tmpdir(), "secret-links-search-"));
    try {
      writeFileSync(join(folder, "file"), content);
      expect(filesWith(folder, "a word")).toEqual(["file"]);
      expect(filesWith(folder, "another word")).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
