/** Alt+Shift+L does the same as the menu, if it can reach the selection. */
import { describe, expect } from "vitest";
import { pressShortcut, SHORTCUT } from "../support/choosing";
import { journey } from "../support/fixture";
import type { Place } from "../support/pages";
import { reads, sentence } from "../support/person";

const reachable: readonly Place[] = ["pre", "textarea", "frame"];

describe("the shortcut", () => {
  journey.for(reachable)("in %s", async (place, { stage }) => {
    const { page } = await stage.select(place, "  by key\n\tin two lines ");
    await stage.chromium.extensionPageAfter("popup", () => pressShortcut(stage, page));
    expect(await stage.reveal(await stage.takeLink())).toBe("  by key\n\tin two lines ");
  });

  journey("while the popup is open shares what the page has selected", async ({ stage }) => {
    const { page } = await stage.select("frame", "by key");
    const popup = await stage.chromium.extensionPageAfter("popup", () =>
      pressShortcut(stage, page),
    );
    const first = await stage.takeLink();
    await reads(popup, sentence("linkCopied"));
    stage.display.press(SHORTCUT);
    const second = await stage.takeLink();
    expect(second).not.toBe(first);
    await reads(popup, sentence("linkCopied"));
    expect(await stage.reveal(second)).toBe("by key");
  });

  journey("in a frame of another origin points to the menu", async ({ stage }) => {
    const { at } = await stage.select("frame-foreign", "out of reach");
    stage.display.click(at);
    stage.display.press(SHORTCUT);
    const popup = await stage.chromium.extensionPage("popup");
    await reads(popup, sentence("noAccess"));
    expect(stage.server.log).toEqual([]);
  });

  journey("in a password field is refused", async ({ stage }) => {
    const { page } = await stage.select("password", "never-sent");
    await pressShortcut(stage, page);
    const popup = await stage.chromium.extensionPage("popup");
    await reads(popup, sentence("passwordField"));
    expect(stage.server.log).toEqual([]);
  });

  journey("with nothing selected says so", async ({ stage }) => {
    const { page } = await stage.select("pre", "");
    await pressShortcut(stage, page);
    const popup = await stage.chromium.extensionPage("popup");
    await reads(popup, sentence("noSelection"));
    expect(stage.server.log).toEqual([]);
  });
});
