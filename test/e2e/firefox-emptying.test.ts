/** The clipboard after a revealed text was copied in Firefox, whose background empties it by itself. */
import { expect, test } from "vitest";
import { onFirefoxStage } from "../support/firefox-stage";
import { lane } from "../support/lane";
import { press, reads, sentence, tick } from "../support/person";
import { until } from "../support/until";

const TEXT = "puffin-2914 for a while";

/** Milliseconds. The browser's alarm takes half a minute, and may be late. */
const PATIENCE = 90_000;

test("in Firefox the clipboard is emptied in time, also when the tab is gone", () =>
  onFirefoxStage(lane(), async ({ firefox, display, ...stage }) => {
    const tab = await stage.openLink(await stage.copyByMenu("pre", TEXT));
    const options = await firefox.open(
      await tab.evaluate(() => new URL("/options.html", location.href).href),
    );
    await reads(options, sentence("emptyClipboard"));
    await tick(options, sentence("emptyClipboard"));
    await reads(options, sentence("saved"));

    await tab.bringToFront();
    await press(tab, sentence("revealOnce"));
    await reads(tab, sentence("clipboardEmptied"));
    await press(tab, sentence("copyText"));
    await until("the text is copied", () => display.clipboard() === TEXT);
    await tab.close();
    await until("the clipboard is empty", () => display.clipboard() === "", PATIENCE);
    expect(display.clipboard()).toBe("");
    expect(await firefox.complaints()).toEqual([]);
  }));
