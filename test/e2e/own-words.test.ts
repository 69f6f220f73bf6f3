/** The message to recipients in the sender's own words, in every browser. */
import { describe, expect } from "vitest";
import { everywhere } from "../support/fixture";
import { fill, press, reads, select, sentence, valueOf } from "../support/person";

const WORDS = "Hello,\n\n{opening} {passphrase}\n{link} ({lifetime})\n\nAna";
const BOX = sentence("recipientTemplate");

describe("the sentence for the recipient", () => {
  everywhere("is in the sender's own words, and in the recipient's language", async (stage) => {
    const options = await stage.driver.openExtensionPage("options");
    await select(options, sentence("recipientLanguage"), "de");
    await reads(options, sentence("saved"));
    await fill(options, BOX, WORDS);
    await reads(options, "{lifetime}");
    await press(options, sentence("saveSentence"));
    await reads(options, "Passphrase nötig");

    const popup = await stage.driver.openExtensionPage("popup");
    await fill(popup, "Secret", "in my own words");
    await press(popup, "Create link");
    const link = await stage.takeLink();
    await press(popup, sentence("copySentence"));
    const message = await stage.takeText();
    expect(message).toMatch(/^Hello,\n\nSo geht es: .*\n/);
    expect(message).toContain(`\n${link} (7 Tage)\n\nAna`);
    expect(message).not.toContain("{");
    expect(message).not.toContain("Passphrase nötig");
  });

  everywhere(
    "keeps words without the link in the box, and the earlier ones in use",
    async (stage) => {
      const options = await stage.driver.openExtensionPage("options");
      await fill(options, BOX, "Take this: {link}");
      await press(options, sentence("saveSentence"));
      await reads(options, sentence("saved"));
      await fill(options, BOX, "Take this.");
      await press(options, sentence("saveSentence"));
      await reads(options, sentence("problemTemplate", "{link}"));
      expect(await valueOf(options, BOX)).toBe("Take this.");

      const popup = await stage.driver.openExtensionPage("popup");
      await fill(popup, "Secret", "a text");
      await press(popup, "Create link");
      const link = await stage.takeLink();
      await press(popup, sentence("copySentence"));
      expect(await stage.takeText()).toBe(`Take this: ${link}`);
    },
  );
});
