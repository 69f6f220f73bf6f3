/** Alt+Shift+L does the same as the menu, if it can reach the selection. */
import { describe, expect } from "vitest";
import { pressShortcut, SHORTCUT } from "../support/choosing";
import { popupReads } from "../support/driver";
import { everywhere } from "../support/fixture";
import type { Place } from "../support/pages";
import { sentence } from "../support/person";

const reachable: readonly Place[] = ["pre", "textarea", "frame"];
const refused = [
  ["password", "never-sent", "passwordField"],
  ["pre", "", "noSelection"],
] as const;

describe("the shortcut", () => {
  everywhere("does so wherever it reaches", async (stage) => {
    for (const place of reachable) {
      const { page } = await stage.select(place, "  by key\n\tin two lines ");
      await stage.driver.popupAfter(() => pressShortcut(stage, page));
      expect(await stage.reveal(await stage.takeLink()), place).toBe("  by key\n\tin two lines ");
    }
  });

  everywhere("while the popup is open shares what the page has selected", async (stage) => {
    const { page } = await stage.select("frame", "by key");
    const popup = await stage.driver.popupAfter(() => pressShortcut(stage, page));
    const first = await stage.takeLink();
    await popupReads(popup, sentence("linkCopied"));
    stage.display.press(SHORTCUT);
    const second = await stage.takeLink();
    expect(second).not.toBe(first);
    await popupReads(popup, sentence("linkCopied"));
    expect(await stage.reveal(second)).toBe("by key");
  });

  everywhere(
    "says where it cannot: in a foreign frame, in a password field, with nothing selected",
    async (stage) => {
      const { at } = await stage.select("frame-foreign", "out of reach");
      const foreign = await stage.driver.popupAfter(async () => {
        stage.display.click(at);
        stage.display.press(SHORTCUT);
      });
      // It points to the menu.
      await popupReads(foreign, sentence("noAccess"));
      for (const [place, text, told] of refused) {
        const { page } = await stage.select(place, text);
        const popup = await stage.driver.popupAfter(() => pressShortcut(stage, page));
        await popupReads(popup, sentence(told));
      }
      expect(stage.server.log).toEqual([]);
    },
  );
});
