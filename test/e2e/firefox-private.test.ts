/** Firefox keeps the extension out of private windows, and the pages say why; Chromium lets it in, and they say nothing. */
import { expect } from "vitest";
import { firefoxJourney, journey } from "../support/fixture";
import { reads, sentence, textOf } from "../support/person";

const PAGES = ["popup", "options"] as const;

firefoxJourney(
  "popup and options in Firefox say why private windows have no Secret Links",
  async ({ stage }) => {
    for (const name of PAGES) {
      const page = await stage.driver.openExtensionPage(name);
      await reads(page, sentence("privateWindowsClosed"));
      await page.close();
    }
  },
);

journey(
  "popup and options in Chromium, which lets the extension in, say nothing of it",
  async ({ stage }) => {
    for (const name of PAGES) {
      const page = await stage.driver.openExtensionPage(name);
      await reads(page, "Secret Links");
      expect(await textOf(page)).not.toContain(sentence("privateWindowsClosed"));
      await page.close();
    }
  },
);
