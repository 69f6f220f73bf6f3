/** Right-click on a selected text: the link is on the clipboard, and it gives back exactly what was selected. */
import { describe, expect } from "vitest";
import { popupReads } from "../support/driver";
import { everywhere, journey } from "../support/fixture";
import type { Place } from "../support/pages";
import { reads, sentence, textOf } from "../support/person";

const LINES =
  "  two blanks first\n\ta tab\n\nan empty line above, 🗝️ and Ünïcödé שלום\nblanks last  ";

const places: readonly { readonly place: Place; readonly text: string }[] = [
  { place: "pre", text: LINES },
  { place: "paragraphs", text: "one line\nanother after br\n\nfirst item\nsecond item" },
  { place: "textarea", text: LINES },
  { place: "input", text: "  blanks\taround and within  " },
  { place: "contenteditable", text: LINES },
  { place: "shadow", text: LINES },
  { place: "frame", text: LINES },
];

describe("right-click on a selection", () => {
  journey("gives back what is selected in every place", async ({ stage }) => {
    for (const [count, { place, text }] of places.entries()) {
      const popup = await stage.chromium.extensionPageAfter("popup", () =>
        stage.copyByMenu(place, text),
      );
      const link = await stage.takeLink();
      await reads(popup, sentence("linkCopied"));

      expect(stage.created(), place).toHaveLength(count + 1);
      for (const word of text.split(/\s+/).filter((part) => part.length > 3)) {
        expect(stage.created().at(-1)?.body, place).not.toContain(word);
      }
      expect(link).toMatch(/\/secret\/[0-9a-z]+#[0-9a-f]{64}$/);
      expect(JSON.stringify(stage.server.log)).not.toContain(new URL(link).hash.slice(1));
      expect(await stage.reveal(link), place).toBe(text);
    }
  });

  everywhere("gives a link that opens once, byte for byte", async (stage) => {
    const popup = await stage.driver.popupAfter(() => stage.copyByMenu("pre", LINES));
    await popupReads(popup, sentence("linkCopied"));
    expect(await popup.text()).toContain("Opens once, within 7 days.");
    const link = await stage.takeLink();
    const log = JSON.stringify(stage.server.log);
    expect(log).not.toContain("blanks");
    expect(log).not.toContain(new URL(link).hash.slice(1));
    expect(await stage.reveal(link)).toBe(LINES);

    const tab = await stage.openLink(link);
    await reads(tab, sentence("goneHeading"));
    expect(await textOf(tab)).not.toContain("Reveal once");
  });

  everywhere("wakes a background that has ended", async (stage) => {
    await stage.driver.rest();
    expect(await stage.reveal(await stage.linkOf("textarea", LINES))).toBe(LINES);
  });
});
