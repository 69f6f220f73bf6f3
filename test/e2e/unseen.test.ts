/** If the browser gives no exact text, nothing is sent before a person has looked at it. */
import { describe, expect } from "vitest";
import { popupReads } from "../support/driver";
import { firefoxJourney, journey } from "../support/fixture";
import { press, reads, sentence, textOf, valueOf } from "../support/person";
import { until } from "../support/until";

describe("nothing is sent unseen", () => {
  journey("from a frame of another origin", async ({ stage }) => {
    await stage.copyByMenu("frame-foreign", "first line\nsecond line");
    const popup = await stage.chromium.extensionPage("popup");
    await reads(popup, sentence("lineBreaksMayBeMissing"));
    expect(await valueOf(popup, "Secret")).toBe("first line second line");
    expect(stage.server.log).toEqual([]);

    await press(popup, "Create link");
    expect(await stage.reveal(await stage.takeLink())).toBe("first line second line");
  });

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

  journey("from a PDF", async ({ stage }) => {
    const { display, chromium, pages } = stage;
    const blank = pages.place("pre", "");
    await chromium.open(blank);
    const { page: corner } = await pages.shown(blank);
    await chromium.open(pages.pdf(["first line", "second line"]));
    // In the middle of the page, which the viewer shows in the middle of the window.
    const at = { x: corner.x + 640, y: corner.y + 160 };
    await until("the viewer has selected all", async () => {
      display.click(at);
      display.press("ctrl+a", "ctrl+c");
      return (await display.clipboard()).includes("second");
    });
    await display.clearClipboard();

    await stage.chooseAt(at);
    const popup = await chromium.extensionPage("popup");
    await reads(popup, sentence("lineBreaksMayBeMissing"));
    expect((await valueOf(popup, "Secret")).trim()).toBe("first line second line");
    expect(stage.server.log).toEqual([]);

    await press(popup, "Create link");
    expect((await stage.reveal(await stage.takeLink())).trim()).toBe("first line second line");
  });

  journey("from a page that selects something else meanwhile", async ({ stage }) => {
    await stage.copyByMenu("tampering", "what was selected");
    const popup = await stage.chromium.extensionPage("popup");
    await reads(popup, sentence("doubtMismatch"));
    expect(await valueOf(popup, "Secret")).toBe("what was selected");
    expect(stage.server.log).toEqual([]);
  });

  journey("from a password field, not even after a look", async ({ stage }) => {
    await stage.copyByMenu("password", "never-sent");
    const popup = await stage.chromium.extensionPage("popup");
    await reads(popup, sentence("passwordField"));
    expect(await valueOf(popup, "Secret")).toBe("");
    expect(await textOf(popup)).not.toContain("never-sent");
    expect(stage.server.log).toEqual([]);
    expect(await stage.display.clipboard()).toBe("");
  });
});
