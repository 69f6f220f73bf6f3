/** A passphrase that nobody had to think of: added to a link, or suggested at once because somebody asks for one. */
import { describe, expect } from "vitest";
import { popupReads, type Popup } from "../support/driver";
import { everywhere } from "../support/fixture";
import { choose, press, reads, sentence, textOf } from "../support/person";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

const TEXT = "  for one recipient\n\tand nobody else ";

/** The suggested passphrase that the popup shows. */
function shownIn(popup: Popup): Promise<string> {
  return until("the popup shows a passphrase", async () => {
    const [found] = /\b[a-z]{5}(?:-[a-z]{5}){3}\b/.exec(await popup.text()) ?? [];
    return found;
  });
}

/** Copies link and passphrase by their own buttons, and gives both. */
async function copyApart(stage: AnyStage, popup: Popup) {
  await popup.press(sentence("copyLink"));
  const link = await stage.takeLink();
  await popup.press(sentence("copyPassphrase"));
  const passphrase = await stage.takeText();
  expect(link).not.toContain(passphrase);
  return { link, passphrase };
}

async function unlock(stage: AnyStage, link: string, passphrase: string): Promise<string> {
  const tab = await stage.openLink(link);
  await press(tab, "Reveal once");
  // Firefox gives a driver no role for such a field.
  await tab.locator("input[type=password]").fill(passphrase);
  await press(tab, "Unlock");
  await press(tab, "Copy text");
  return await stage.takeText();
}

describe("a passphrase is added", () => {
  everywhere("by making the link again, with the first one burned", async (stage) => {
    const popup = await stage.driver.popupAfter(() => stage.copyByMenu("pre", TEXT));
    await popupReads(popup, sentence("linkCopied"));
    const first = await stage.takeLink();
    await popup.press(sentence("addPassphrase"));
    const shown = await shownIn(popup);
    // The new link alone is copied by itself.
    const second = await stage.takeLink();
    expect(second).not.toBe(first);
    expect(await copyApart(stage, popup)).toEqual({ link: second, passphrase: shown });
    expect(await popup.text()).not.toContain(sentence("addPassphrase"));
    expect(stage.server.secrets().map(({ state }) => state)).toEqual(["burned", "new"]);

    expect(JSON.stringify(stage.server.log)).not.toContain(shown);
    expect(await unlock(stage, second, shown)).toBe(TEXT);
    await reads(await stage.openLink(first), sentence("goneHeading"));
  });

  everywhere("only with proof that the first link is burned", async (stage) => {
    const popup = await stage.driver.popupAfter(() => stage.copyByMenu("pre", TEXT));
    const first = await stage.takeLink();
    stage.server.switch({ fault: { kind: "refuse", on: /burn$/ } });
    await popup.press(sentence("addPassphrase"));
    await popupReads(popup, sentence("maybeBurned"));
    expect(stage.created()).toHaveLength(1);
    await popup.press(sentence("copyLink"));
    expect(await stage.takeLink()).toBe(first);

    stage.server.switch({ fault: undefined });
    await popup.press(sentence("addPassphrase"));
    const passphrase = await shownIn(popup);
    expect(await unlock(stage, await stage.takeLink(), passphrase)).toBe(TEXT);
  });

  everywhere("and a copy of everything in the popup has the link alone", async (stage) => {
    const popup = await stage.driver.popupPageAfter(() => stage.copyByMenu("pre", TEXT));
    await press(popup, sentence("addPassphrase"));
    await reads(popup, sentence("passphraseSeparate"));
    expect(await textOf(popup)).toMatch(/[a-z]{5}(?:-[a-z]{5}){3}/);
    const selected = await popup.evaluate(() => {
      getSelection()?.selectAllChildren(document.body);
      return getSelection()?.toString();
    });
    expect(selected).toContain("/secret/");
    expect(selected).not.toMatch(/[a-z]{5}(?:-[a-z]{5}){3}/);
  });
});

describe("a right-click suggests a passphrase", () => {
  everywhere("where the server asks for one, known or not", async (stage) => {
    stage.server.switch({ passphraseRequired: true });
    const options = await stage.driver.openExtensionPage("options");
    await choose(options, sentence("openersBrowser"));
    await reads(options, sentence("saved"));
    await options.close();
    for (const requests of [2, 1]) {
      const before = stage.created().length;
      const popup = await stage.driver.popupAfter(() => stage.copyByMenu("pre", TEXT));
      const shown = await shownIn(popup);
      const link = await stage.takeLink();
      expect(await copyApart(stage, popup)).toEqual({ link, passphrase: shown });
      // The first one was refused, and taught the rule.
      expect(stage.created()).toHaveLength(before + requests);
      expect(await unlock(stage, link, shown)).toBe(TEXT);
    }
  });
});
