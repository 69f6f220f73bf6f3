/** A random password for a secret, in every browser. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { everywhere, onlyChromium } from "../support/fixture";
import { fill, press, reads, select, sentence, unfold, valueOf } from "../support/person";
import { misfitsOn, largeMisfitsOn } from "../support/fit";
import { picture } from "../support/picture";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

const ANY = /^[A-HJ-NP-Za-hjkmnp-z2-9#%*+\-=?@_]{20}$/;

/** Presses *Generate*, and gives the text once it is another one. */
async function generate(popup: Page): Promise<string> {
  return await changedBy(popup, () => press(popup, "Generate"));
}

async function changedBy(popup: Page, act: () => Promise<void>): Promise<string> {
  const before = await valueOf(popup, "Secret");
  await act();
  return await until("the text is another one", async () => {
    const text = await valueOf(popup, "Secret");
    return text === before ? undefined : text;
  });
}

async function openForm({ driver }: AnyStage): Promise<Page> {
  const popup = await driver.openExtensionPage("popup");
  await reads(popup, sentence("secret"));
  return popup;
}

describe("Generate", () => {
  everywhere("makes a password, which its link opens", async (stage) => {
    const popup = await openForm(stage);
    const made = await generate(popup);
    expect(made).toMatch(ANY);
    await press(popup, "Copy password");
    expect(await stage.takeText()).toBe(made);
    await press(popup, "Create link");
    expect(await stage.reveal(await stage.takeLink())).toBe(made);
  });

  everywhere("loses no typed text, and replaces its own password alone", async (stage) => {
    const popup = await openForm(stage);
    await fill(popup, "Secret", "Name: ana\nPassword: ");
    const [first, second, last] = [
      await generate(popup),
      await generate(popup),
      await generate(popup),
    ];
    for (const text of [first, second, last]) {
      expect(text).toMatch(/^Name: ana\nPassword: \S{20}$/);
    }
    expect(new Set([first, second, last]).size).toBe(3);
    // A password that somebody changed is typed.
    await fill(popup, "Secret", `${last}!`);
    expect(await generate(popup)).toMatch(/^Name: ana\nPassword: \S{20}!\n\S{20}$/);
  });

  everywhere(
    "makes the next one of the length and the signs that were chosen last",
    async (stage) => {
      const popup = await openForm(stage);
      await generate(popup);
      await unfold(popup, sentence("passwordShape"));
      expect(await changedBy(popup, () => select(popup, "Length", "12"))).toMatch(/^\S{12}$/);
      expect(await changedBy(popup, () => select(popup, "Signs", "digits"))).toMatch(/^\d{12}$/);
      await reads(popup, sentence("passwordWeak"));
      await fill(popup, "Secret", "");
      await popup.close();
      const again = await openForm(stage);
      expect(await generate(again)).toMatch(/^\d{12}$/);
    },
  );

  onlyChromium(
    "fits into the popup, with its choices open",
    "no driver sees the layout of its popup",
    async (stage) => {
      const popup = await stage.openPopup();
      await generate(popup);
      await picture(popup, "generate");
      await unfold(popup, sentence("passwordShape"));
      await picture(popup, "generate-open");
      expect(await misfitsOn(popup)).toEqual([]);
      expect(await largeMisfitsOn(popup)).toEqual([]);
    },
  );
});
