/** Links are told apart in the real popup, by keyboard: by notes that are added later, and by a search. */
import { describe, expect } from "vitest";
import type { Popup } from "../support/driver";
import { popupReads } from "../support/driver";
import { everywhere, onlyChromium } from "../support/fixture";
import { press, reads, sentence, textOf } from "../support/person";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

/** The popup on the result of a right-click, with the focus on its newest sentence. */
async function result(stage: AnyStage, text: string): Promise<Popup> {
  const popup = await stage.driver.popupAfter(() => stage.copyByMenu("pre", text));
  await stage.takeLink();
  await until("its newest sentence has the focus", async () =>
    (await popup.focused()).startsWith(sentence("linkCopied")),
  );
  return popup;
}

/** Presses the Tab key until it comes there. */
async function tabTo({ display }: AnyStage, popup: Popup, name: string): Promise<void> {
  for (let presses = 0; presses < 40 && (await popup.focused()) !== name; presses++) {
    const before = await popup.focused();
    display.press("Tab");
    await until("the focus moves on", async () => (await popup.focused()) !== before);
  }
  expect(await popup.focused()).toBe(name);
}

async function addNote(stage: AnyStage): Promise<void> {
  const popup = await result(stage, "tulip-4471");
  await tabTo(stage, popup, sentence("addNote"));
  stage.display.press("Return");
  await popupReads(popup, sentence("noteToSelfHint"));
  stage.display.type("for Ana");
  stage.display.press("Return");
  await popupReads(popup, sentence("changeNote"));
  expect(await popup.text()).toContain("for Ana");
  expect(JSON.stringify(stage.server.log)).not.toContain("for Ana");
}

/** Each stands in the note of one receipt. */
const NAMES = ["Ana", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gil", "Hal", "Ida", "Jo"];

/** Puts ten receipts on the disk. */
async function keepTen({ driver, server }: AnyStage): Promise<void> {
  const page = await driver.openExtensionPage("options");
  const keep = async (address: string, names: readonly string[]) => {
    const receipts = names.map((note, index) => ({
      service: "onetimesecret",
      address,
      linkDigest: `${index}`.padStart(64, "0"),
      sealed: true,
      passphrase: false,
      guarded: false,
      note,
      createdAt: 1_000_000_000_000 + index,
      expiresAt: 4_000_000_000_000,
      status: { state: "waiting", opened: false },
    }));
    await chrome.storage.local.set({ receipts });
  };
  await page.evaluate(keep, server.origin, NAMES);
  await page.close();
  // The background knows what it has written itself, until it starts anew.
  await driver.rest();
}

const isSearched = (text: string) =>
  text.split("\n").includes(sentence("receiptsFound", "1")) &&
  NAMES.every((name) => text.includes(name) === (name === "Eve"));

/** The popup with one of eleven receipts found. */
async function search(stage: AnyStage): Promise<void> {
  await keepTen(stage);
  const popup = await result(stage, "tulip-4471");
  await tabTo(stage, popup, sentence("searchReceipts"));
  stage.display.type("eve");
  await until("it is found, and nothing else", async () => isSearched(await popup.text()));
}

/** Firefox closes a popup by Escape whatever the popup does with the key, so that only a tab keeps it. */
async function escapeInTab({ driver }: AnyStage): Promise<void> {
  const page = await driver.openExtensionPage("popup");
  await page.focus("input[type=search]");
  await page.keyboard.type("eve");
  await until("it is found", async () => isSearched(await textOf(page)));
  await page.keyboard.press("Escape");
  await reads(page, sentence("showAllReceipts", "11"));
}

describe("a note", () => {
  everywhere("is added to a link by right-click", addNote);

  everywhere("is changed in the list, and is there after a restart", async (stage) => {
    await stage.linkOf("pre", "tulip-4471");
    const popup = await stage.openPopup();
    await press(popup, sentence("createAnother"));
    await press(popup, sentence("addNote"));
    await reads(popup, sentence("noteToSelfHint"));
    stage.display.type("for Ana");
    stage.display.press("Return");
    await reads(popup, "for Ana");
    await stage.restart();
    await reads(await stage.openPopup(), "for Ana");
  });
});

describe("the search", () => {
  everywhere("finds a receipt by keyboard, and Escape empties it in a tab", async (stage) => {
    await search(stage);
    await escapeInTab(stage);
  });

  onlyChromium(
    "is emptied by Escape in the popup, which stays",
    "Escape closes its popup, whatever the page does",
    async (stage) => {
      await keepTen(stage);
      await stage.linkOf("pre", "tulip-4471");
      const popup = await stage.openPopup();
      await popup.focus("input[type=search]");
      stage.display.type("eve");
      await until("it is found", async () => isSearched(await textOf(popup)));
      stage.display.press("Escape");
      await reads(popup, sentence("showAllReceipts", "11"));
      const focused = await popup.evaluate(() => document.activeElement?.ariaLabel);
      expect(focused).toBe(sentence("searchReceipts"));
    },
  );
});
