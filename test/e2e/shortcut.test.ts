/** Alt+Shift+L does the same as the menu, if it can reach the selection. */
import { describe, expect } from "vitest";
import { pressShortcut, SHORTCUT } from "../support/choosing";
import { journey } from "../support/fixture";
import type { Place } from "../support/pages";
import { reads, sentence } from "../support/person";

const reachable: readonly Place[] = ["pre", "textarea", "frame"];
const refused = [
  ["password", "never-sent", "passwordField"],
  ["pre", "", "noSelection"],
] as const;

describe("the shortcut", () => {
  journey("does so wherever it reaches", async ({ stage }) => {
    for (const place of reachable) {
      const { page } = await stage.select(place, "  by key\n\tin two lines ");
      await stage.chromium.extensionPageAfter("popup", () => pressShortcut(stage, page));
      expect(await stage.reveal(await stage.takeLink()), place).toBe("  by key\n\tin two lines ");
    }
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

  journey(
    "says where it cannot: in a foreign frame, in a password field, with nothing selected",
    async ({ stage }) => {
      const { at } = await stage.select("frame-foreign", "out of reach");
      const foreign = await stage.chromium.extensionPageAfter("popup", async () => {
        stage.display.click(at);
        stage.display.press(SHORTCUT);
      });
      // It points to the menu.
      await reads(foreign, sentence("noAccess"));
      for (const [place, text, told] of refused) {
        const { page } = await stage.select(place, text);
        const popup = await stage.chromium.extensionPageAfter("popup", () =>
          pressShortcut(stage, page),
        );
        await reads(popup, sentence(told));
      }
      expect(stage.server.log).toEqual([]);
    },
  );
});
