/** The popup of the toolbar button: a form, a link, and nothing lost by closing it. */
import { describe, expect } from "vitest";
import { everywhere } from "../support/fixture";
import {
  choose,
  confirm,
  fill,
  isChosen,
  press,
  reads,
  sentence,
  textOf,
  valueOf,
} from "../support/person";
import { CREATE } from "../support/stage";
import { until } from "../support/until";

describe("the popup", () => {
  everywhere("hears the first key that is pressed", async (stage) => {
    const popup = await stage.driver.popupAfter(() => stage.copyByMenu("pre", "tulip-4471"));
    const link = await stage.takeLink();
    await until("its newest sentence has the focus", async () =>
      (await popup.focused()).startsWith(sentence("linkCopied")),
    );
    stage.display.press("Tab");
    await until("the first button has it", async () => (await popup.focused()) === "Copy link");
    stage.display.press("Return");
    expect(await stage.takeLink()).toBe(link);
  });

  everywhere("takes what is typed at once, and creates with Ctrl+Enter", async (stage) => {
    const popup = await stage.openPopup();
    await until("the caret is in the text box", () =>
      popup.evaluate(() => document.hasFocus() && document.activeElement?.tagName === "TEXTAREA"),
    );
    stage.display.type("typed by hand");
    await until("it is there", async () => (await valueOf(popup, "Secret")) === "typed by hand");
    stage.display.press("ctrl+Return");
    const link = await stage.takeLink();
    await reads(popup, sentence("linkCopied"));
    expect(await stage.reveal(link)).toBe("typed by hand");
  });

  everywhere("keeps what is typed while it is closed", async (stage) => {
    const popup = await stage.openPopup();
    await fill(popup, "Secret", "half a thought");
    await fill(popup, "Note to self", "for later");
    await popup.close();
    const again = await stage.openPopup();
    expect(await valueOf(again, "Secret")).toBe("half a thought");
    expect(await valueOf(again, "Note to self")).toBe("for later");
    expect(stage.server.log).toEqual([]);
  });

  everywhere(
    "never gives a sent secret to the next recipient, and keeps the terms",
    async (stage) => {
      const first = await stage.openPopup();
      await fill(first, "Secret", "for Ana only");
      await choose(first, "Anyone with a browser");
      await fill(first, "Passphrase", "plum-orbit-canvas");
      await first.close();

      const popup = await stage.openPopup();
      await press(popup, "Create link");
      await stage.takeLink();
      await press(popup, "Create another");
      expect(await valueOf(popup, "Secret")).toBe("");
      expect(await valueOf(popup, "Passphrase")).toBe("");
      expect(await isChosen(popup, "Anyone with a browser")).toBe(true);
    },
  );

  everywhere("may be closed while the link is being created", async (stage) => {
    stage.server.switch({ fault: { kind: "hold", on: CREATE } });
    const popup = await stage.openPopup();
    await fill(popup, "Secret", "closed in between");
    await press(popup, "Create link");
    await stage.server.seen(CREATE);
    await popup.close();
    expect(stage.created()[0]?.status).toBeUndefined();
    stage.server.release();

    const link = await stage.takeLink();
    const again = await stage.openPopup();
    await reads(again, sentence("linkCopied"));
    expect(stage.created()).toHaveLength(1);
    expect(await stage.reveal(link)).toBe("closed in between");
  });

  everywhere("makes a link that any browser can open", async (stage) => {
    const popup = await stage.openPopup();
    await fill(popup, "Secret", "for everyone");
    await choose(popup, "Anyone with a browser");
    await press(popup, "Create link");
    const link = await stage.takeLink();
    expect(new URL(link).hash).toBe("");
    expect(stage.server.stored(link.split("/").at(-1) ?? "")).toBe("for everyone");
    expect(await stage.reveal(link)).toBe("for everyone");
  });

  everywhere("copies link and passphrase apart", async (stage) => {
    const popup = await stage.openPopup();
    await fill(popup, "Secret", "two ways");
    await fill(popup, "Passphrase", "spoken word");
    await press(popup, "Create link");
    const link = await stage.takeLink();
    await press(popup, "Copy passphrase");
    expect(await stage.takeText()).toBe("spoken word");
    await press(popup, "Copy link");
    expect(await stage.takeText()).toBe(link);
  });

  everywhere("takes a link back", async (stage) => {
    const popup = await stage.openPopup();
    await fill(popup, "Secret", "a slip");
    await press(popup, "Create link");
    const link = await stage.takeLink();
    await press(popup, "Undo");
    await reads(popup, sentence("undoneHint"));
    const tab = await stage.openLink(link);
    await reads(tab, sentence("goneHeading"));
  });

  everywhere("burns from the list of receipts", async (stage) => {
    const popup = await stage.openPopup();
    await fill(popup, "Secret", "burn me");
    await fill(popup, "Note to self", "for Ana");
    await press(popup, "Create link");
    const link = await stage.takeLink();
    await press(popup, "Create another");
    expect(await textOf(popup)).toContain("for Ana");
    await press(popup, "Burn");
    expect(stage.server.log.filter(({ path }) => path.endsWith("/burn"))).toEqual([]);
    await confirm(popup, "Burn");
    await reads(popup, sentence("receiptBurned"));
    await reads(await stage.openLink(link), sentence("goneHeading"));
  });

  everywhere("offers to reveal a pasted link", async (stage) => {
    const link = await stage.linkOf("pre", "passed on");
    const popup = await stage.openPopup();
    await press(popup, "Create another");
    await fill(popup, "Secret", link);
    const tab = await stage.driver.tabAfter("reveal", () =>
      press(popup, sentence("revealInANewTab")),
    );
    await press(tab, "Reveal once");
    await reads(tab, "passed on");
    // The link does not stay behind in the form.
    const kept = await stage.driver.evaluate(() => chrome.storage.session.get("form"));
    expect(JSON.stringify(kept)).not.toContain(new URL(link).hash);
  });
});
