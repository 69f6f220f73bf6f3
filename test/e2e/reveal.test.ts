/** The reveal tab: asked before anything is used up, patient with passphrases, forgetful afterwards. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { asked, previews } from "../support/clicks";
import { everywhere } from "../support/fixture";
import { addressOf, fill, press, reads, reload, sentence, textOf } from "../support/person";
import { sentLink } from "../support/sender";
import { REVEAL, type AnyStage } from "../support/stage";
import { until } from "../support/until";

declare global {
  interface Window {
    /** The place of the page on the screen, which Firefox alone tells. */
    readonly mozInnerScreenX?: number;
    readonly mozInnerScreenY?: number;
  }
}

const TEXT = "  the text\n\tof it ";

async function sessionMemory({ driver }: AnyStage): Promise<string> {
  return await driver.evaluate(async () => JSON.stringify(await chrome.storage.session.get()));
}

function reveals({ server }: AnyStage) {
  return server.log.filter(({ method, path }) => REVEAL.test(`${method} ${path}`));
}

describe("the reveal tab", () => {
  everywhere("asks nothing but the preview before the click", async (stage) => {
    const link = await stage.linkOf("pre", TEXT);
    const tab = await stage.openLink(link);
    await reads(tab, sentence("ownLink"));
    await reads(tab, sentence("factAvailableUntil"));
    // The result, which is still open, asks for its receipt by another name.
    expect(asked(stage, link)).toEqual([previews(link)]);
    const address = await addressOf(tab);
    expect(address).not.toContain(new URL(link).pathname);
    expect(address).not.toContain(new URL(link).hash);
  });

  everywhere("asks again after a wrong passphrase, and fetches once", async (stage) => {
    const tab = await stage.openLink(
      await sentLink(stage.server, TEXT, { passphrase: "grüne Wörter 7" }),
    );
    await press(tab, "Reveal once");
    await fill(tab, "Passphrase", "something else");
    await press(tab, "Unlock");
    await reads(tab, sentence("passphraseWrong"));
    await fill(tab, "Passphrase", "grüne Wörter 7");
    await press(tab, "Unlock");
    await press(tab, "Copy text");
    expect(await stage.takeText()).toBe(TEXT);
    expect(reveals(stage)).toHaveLength(1);
    expect(JSON.stringify(stage.server.log)).not.toContain("grüne");
  });

  everywhere("is not left without a question while the text is on its way", async (stage) => {
    const tab = await stage.openLink(await sentLink(stage.server, TEXT));
    const asks = () => asksBeforeLeaving(tab);
    await reads(tab, sentence("factAvailableUntil"));
    expect(await asks()).toBe(false);
    stage.server.switch({ fault: { kind: "hold", on: REVEAL } });
    await press(tab, "Reveal once");
    await stage.server.seen(REVEAL);
    await until("leaving is asked about", asks);
    stage.server.release();
    await reads(tab, "of it");
    await until("leaving is free", async () => !(await asks()));
  });

  everywhere("keeps what was fetched over a reload", async (stage) => {
    const tab = await stage.openLink(
      await sentLink(stage.server, TEXT, { passphrase: "after reload" }),
    );
    await press(tab, "Reveal once");
    await reads(tab, sentence("unlockSealed"));
    const before = stage.server.log.length;
    await reload(tab);
    await fill(tab, "Passphrase", "after reload");
    await press(tab, "Unlock");
    await press(tab, "Copy text");
    expect(await stage.takeText()).toBe(TEXT);
    expect(stage.server.log).toHaveLength(before);
  });

  everywhere("lets the service check its passphrase, and loses nothing", async (stage) => {
    const passphrase = "told to the service";
    const tab = await stage.openLink(
      await sentLink(stage.server, TEXT, { passphrase, sealed: false }),
    );
    await press(tab, "Reveal once");
    await fill(tab, "Passphrase", "not the one");
    await press(tab, "Unlock");
    await reads(tab, sentence("passphraseWrong"));
    await fill(tab, "Passphrase", passphrase);
    await press(tab, "Unlock");
    await press(tab, "Copy text");
    expect(await stage.takeText()).toBe(TEXT);
    expect(reveals(stage).map(({ status }) => status)).toEqual([422, 200]);
  });

  everywhere("opens a sealed text that was fetched elsewhere, without a request", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const id = new URL(link).pathname.split("/").at(-1) ?? "";
    const sealed = stage.server.stored(id) ?? "";
    const fetched = await fetch(`${stage.server.origin}/api/v2/guest/secret/${id}/reveal`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ continue: true }),
    });
    expect(await fetched.text()).toContain("eyJ");

    const tab = await stage.openLink(link);
    await reads(tab, sentence("goneHeading"));
    const before = stage.server.log.length;
    await press(tab, "I have the sealed text");
    await fill(tab, sentence("sealedText"), `> as pasted:\n${sealed}`);
    await press(tab, sentence("open"));
    await press(tab, "Copy text");
    expect(await stage.takeText()).toBe(TEXT);
    expect(stage.server.log).toHaveLength(before);
  });

  everywhere("warns of a text that the sender did not seal", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    stage.server.tamper(new URL(link).pathname.split("/").at(-1) ?? "", "send money to Mallory");
    const tab = await stage.openLink(link);
    await press(tab, "Reveal once");
    await reads(tab, sentence("notSealedHeading"));
    expect(await textOf(tab)).not.toContain("Mallory");
    // The text is nowhere else: only sealed texts are kept.
    await until("leaving is asked about", () => asksBeforeLeaving(tab));
    await press(tab, sentence("showAnyway"));
    await reads(tab, "send money to Mallory");
    await reads(tab, sentence("notSealedHeading"));
  });

  everywhere("catches a cut key before anything is used up", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const before = stage.server.log.length;
    const tab = await stage.openLink(link.slice(0, -2));
    await reads(tab, sentence("keyIncomplete"));
    expect(stage.server.log).toHaveLength(before);
    expect(await stage.reveal(link)).toBe(TEXT);
  });

  everywhere("hides the text when looked away from", async (stage) => {
    const tab = await stage.openLink(await sentLink(stage.server, TEXT));
    await press(tab, "Reveal once");
    await reads(tab, "of it");
    await stage.driver.open(stage.pages.plain);
    await tab.bringToFront();
    await reads(tab, sentence("textHidden"));
    expect(await textOf(tab)).not.toContain("of it");
    await press(tab, sentence("show"));
    await reads(tab, "of it");
  });

  everywhere("gives what is selected in it as it is", async (stage) => {
    const { display } = stage;
    const one = await stage.openLink(await stage.linkOf("pre", "one line"));
    await press(one, "Reveal once");
    await reads(one, "one line");
    await one.click("pre", { count: 3 });
    display.press("ctrl+c");
    expect(await stage.takeText()).toBe("one line");

    const tab = await stage.openLink(await stage.linkOf("textarea", TEXT));
    await press(tab, "Reveal once");
    await reads(tab, "of it");
    const at = await tab.$eval("pre", (text) => {
      getSelection()?.selectAllChildren(text);
      const { left, top } = text.getBoundingClientRect();
      const {
        mozInnerScreenX: x = screenX,
        mozInnerScreenY: y = screenY + outerHeight - innerHeight,
      } = window;
      // Within the first line.
      return { x: x + left + 40, y: y + top + 24 };
    });
    await stage.driver.popupAfter(() => stage.chooseAt(at));
    expect(await stage.reveal(await stage.takeLink())).toBe(TEXT);
  });

  everywhere("forgets everything when told to", async (stage) => {
    const tab = await stage.openLink(await sentLink(stage.server, TEXT));
    await press(tab, "Reveal once");
    await reads(tab, "of it");
    expect(await sessionMemory(stage)).toContain("eyJ");
    await press(tab, "Clear now");
    await reads(tab, sentence("clearedHeading"));
    expect(await tab.content()).not.toContain("of it");
    await reload(tab);
    await reads(tab, sentence("name"));
    expect(await tab.content()).not.toContain("of it");
    expect(await sessionMemory(stage)).not.toContain("eyJ");
  });
});

function asksBeforeLeaving(tab: Page): Promise<boolean> {
  return tab.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
}
