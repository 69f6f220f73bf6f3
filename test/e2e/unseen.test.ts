/** If the browser gives no exact text, nothing is sent before a person has looked at it. */
import { describe, expect } from "vitest";
import { popupReads } from "../support/driver";
import { everywhere, firefoxJourney, onlyChromium } from "../support/fixture";
import { press, reads, sentence, textOf, valueOf } from "../support/person";
import { until } from "../support/until";

describe("nothing is sent unseen", () => {
  onlyChromium(
    "from a frame of another origin, without its line breaks",
    "its menu keeps them",
    async (stage) => {
      const popup = await stage.driver.popupPageAfter(() =>
        stage.copyByMenu("frame-foreign", "first line\nsecond line"),
      );
      await reads(popup, sentence("lineBreaksMayBeMissing"));
      expect(await valueOf(popup, "Secret")).toBe("first line second line");
      expect(stage.server.log).toEqual([]);

      await press(popup, "Create link");
      expect(await stage.reveal(await stage.takeLink())).toBe("first line second line");
    },
  );

  firefoxJourney(
    "from such a frame in Firefox, whose menu keeps its line breaks",
    async ({ stage }) => {
      const popup = await stage.driver.popupAfter(() =>
        stage.copyByMenu("frame-foreign", "first line\nsecond line"),
      );
      await popupReads(popup, sentence("textMayDiffer"));
      expect(await popup.text()).not.toContain(sentence("lineBreaksMayBeMissing"));
      expect(stage.server.log).toEqual([]);
      await popup.press(sentence("createLink"));
      expect(await stage.reveal(await stage.takeLink())).toBe("first line\nsecond line");
    },
  );

  everywhere("from a PDF", async (stage) => {
    const { display, driver, pages } = stage;
    const blank = pages.place("pre", "");
    await driver.open(blank);
    const { page: corner } = await pages.shown(blank);
    await driver.open(pages.pdf(["first line", "second line"]));
    // In the middle of the page, which the viewer shows in the middle of the window.
    const at = { x: corner.x + 640, y: corner.y + 160 };
    await until("the viewer has selected all", async () => {
      display.click(at);
      display.press("ctrl+a", "ctrl+c");
      return (await display.clipboard()).includes("second");
    });
    await display.clearClipboard();

    const popup = await driver.popupPageAfter(() => stage.chooseAt(at));
    const seen = await valueOf(popup, "Secret");
    // Chromium's menu has no line breaks.
    expect(seen.trim().split(/\s+/)).toEqual(["first", "line", "second", "line"]);
    expect(stage.server.log).toEqual([]);

    await press(popup, "Create link");
    expect(await stage.reveal(await stage.takeLink())).toBe(seen);
  });

  everywhere("from a page that selects something else meanwhile", async (stage) => {
    const popup = await stage.driver.popupPageAfter(() =>
      stage.copyByMenu("tampering", "what was selected"),
    );
    await reads(popup, sentence("doubtMismatch"));
    expect(await valueOf(popup, "Secret")).toBe("what was selected");
    expect(stage.server.log).toEqual([]);
  });

  onlyChromium(
    "from a password field, not even after a look",
    "its menu has no entry over a password",
    async (stage) => {
      const popup = await stage.driver.popupPageAfter(() =>
        stage.copyByMenu("password", "never-sent"),
      );
      await reads(popup, sentence("passwordField"));
      expect(await valueOf(popup, "Secret")).toBe("");
      expect(await textOf(popup)).not.toContain("never-sent");
      expect(stage.server.log).toEqual([]);
      expect(await stage.display.clipboard()).toBe("");
    },
  );
});
