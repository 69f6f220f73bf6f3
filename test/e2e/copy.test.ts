/** Right-click on a selected text: the link is on the clipboard, and it gives back exactly what was selected. */
import { describe, expect } from "vitest";
import { findSealed } from "../../lib/sealing/format";
import { open } from "../../lib/sealing/open";
import { popupReads } from "../support/driver";
import { everywhere, onlyChromium } from "../support/fixture";
import { heapOf, PLANTED } from "../support/heap";
import type { Place } from "../support/pages";
import { reads, sentence, textOf } from "../support/person";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

const NO_DOCUMENT = "its background copies by itself";

const LINES =
  "  two blanks first\n\ta tab\n\nan empty line above, 🗝️ and Ünïcödé שלום\nblanks last  ";

/** A copy in Firefox has four blanks before each item of a list. */
const unindented = (text: string) => text.replaceAll(/^ {4}(?=\w+ item$)/gm, "");

const places: readonly { readonly place: Place; readonly text: string }[] = [
  { place: "pre", text: LINES },
  { place: "paragraphs", text: "one line\nanother after br\n\nfirst item\nsecond item" },
  { place: "textarea", text: LINES },
  { place: "input", text: "  blanks\taround and within  " },
  { place: "contenteditable", text: LINES },
  { place: "shadow", text: LINES },
  { place: "frame", text: LINES },
];

/** Opens the text of the link where it is kept. The tab that shows it is another journey's. */
async function sealedAt({ server }: AnyStage, link: string): Promise<string> {
  const { pathname, hash } = new URL(link);
  const stored = server.stored(pathname.split("/").at(-1) ?? "") ?? "";
  const opened = await open(findSealed(stored) ?? "", hash.slice(1));
  return opened.state === "open" ? opened.text : opened.state;
}

describe("right-click on a selection", () => {
  everywhere("gives back what is selected in every place", async (stage) => {
    for (const [count, { place, text }] of places.entries()) {
      const popup = await stage.driver.popupAfter(() => stage.copyByMenu(place, text));
      const link = await stage.takeLink();
      await popupReads(popup, sentence("linkCopied"));

      expect(stage.created(), place).toHaveLength(count + 1);
      for (const word of text.split(/\s+/).filter((part) => part.length > 3)) {
        expect(stage.created().at(-1)?.body, place).not.toContain(word);
      }
      expect(link).toMatch(/\/secret\/[0-9a-z]+#[0-9a-f]{64}$/);
      expect(JSON.stringify(stage.server.log)).not.toContain(new URL(link).hash.slice(1));
      expect(unindented(await sealedAt(stage, link)), place).toBe(text);
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

  onlyChromium("leaves no link in the document that copied it", NO_DOCUMENT, async (stage) => {
    const popup = await stage.driver.popupAfter(() => stage.copyByMenu("pre", LINES));
    const key = new URL(await stage.takeLink()).hash.slice(1);
    // The popup shows the link, and has the same memory.
    await popup.close();
    const document = await stage.chromium.browser.waitForTarget((target) =>
      target.url().endsWith("/offscreen.html"),
    );
    await until("the link is gone", async () => {
      const heap = await heapOf(document);
      expect(heap).toContain(PLANTED);
      return !heap.includes(key);
    });
  });
});
