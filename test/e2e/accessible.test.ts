/** Every state of every page, in every look: axe finds nothing, and the Tab key leads through it in order. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { obstaclesOn } from "../support/accessible";
import { journey } from "../support/fixture";
import { wayThrough } from "../support/keyboard";
import { fill, press, pressIn, reads, sentence } from "../support/person";
import { until } from "../support/until";

/** Reports every obstacle, not only those of the first state. */
async function passes(state: string, page: Page): Promise<void> {
  expect.soft(await obstaclesOn(page), state).toEqual([]);
  const { stops, obstacles } = await wayThrough(page);
  expect.soft(obstacles, state).toEqual([]);
  expect.soft(stops.length, state).toBeGreaterThan(0);
}

describe("nothing is in the way", () => {
  // The page is a tab if the browser refuses a popup; only a tab can be zoomed.
  journey.for(["popup", "tab"])("in the form as a %s", async (layout, { stage }) => {
    const { chromium, pages, server } = stage;
    const popup =
      layout === "tab"
        ? await chromium.openExtensionPage("popup")
        : await chromium.pressToolbarButton(await chromium.open(pages.plain));
    await reads(popup, sentence("secret"));
    await passes("form", popup);

    await press(popup, sentence("createLink"));
    await reads(popup, sentence("problemEmpty"));
    await passes("form in error", popup);

    await fill(popup, sentence("secret"), "a text");
    await fill(popup, sentence("passphrase"), "told otherwise");
    await fill(popup, sentence("noteToSelf"), "for Ana");
    await press(popup, sentence("createLink"));
    await reads(popup, sentence("linkCopied"));
    await passes("result", popup);
    await press(popup, sentence("openersExtension"));
    await reads(popup, sentence("makeServiceEncrypted"));
    await passes("result, decided", popup);

    await press(popup, sentence("createAnother"));
    await reads(popup, "for Ana");
    await passes("receipts", popup);

    await press(popup, sentence("burn"));
    await reads(popup, sentence("burnQuestion"));
    await passes("burn asked", popup);
    await press(popup, sentence("keep"));

    server.switch({ fault: { kind: "500", times: 1 } });
    await fill(popup, sentence("secret"), "a text");
    await press(popup, sentence("createLink"));
    await reads(popup, sentence("failing"));
    await passes("failure", popup);
  });

  journey("in the reveal tab", async ({ stage }) => {
    const { chromium, server } = stage;
    const link = await stage.linkOf("pre", "  a text\n\tof two lines");
    const tab = await stage.openLink(link);
    await reads(tab, sentence("factAvailableUntil"));
    await passes("preview", tab);

    await press(tab, sentence("openOnWebsite"));
    await reads(tab, sentence("websiteQuestion", new URL(link).host));
    await passes("website asked", tab);
    await press(tab, sentence("back"));

    await press(tab, sentence("revealOnce"));
    await reads(tab, "of two lines");
    await passes("revealed", tab);

    const gone = await stage.openLink(link);
    await reads(gone, sentence("goneHeading"));
    await passes("gone", gone);

    await press(gone, sentence("haveSealedText"));
    await reads(gone, sentence("sealedText"));
    await passes("sealed text pasted", gone);

    server.switch({ v2: false });
    const unknown = await stage.openLink(link.replace(/#.*/, ""));
    await reads(unknown, sentence("factAvailableUnknown"));
    await passes("cannot be looked at", unknown);

    await press(unknown, sentence("revealOnce"));
    await reads(unknown, sentence("refusedHint"));
    await passes("refused", unknown);

    const foreign = await stage.addServer();
    const elsewhere = await chromium.openExtensionPage("reveal");
    await passes("no link", elsewhere);
    await fill(elsewhere, sentence("link"), link.replace(server.origin, foreign.origin));
    await press(elsewhere, sentence("open"));
    await reads(elsewhere, sentence("disguisedHeading"));
    await passes("foreign, at another port", elsewhere);

    const unsealed = await stage.linkOf("pre", "another text");
    const mistyped = unsealed.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"));
    server.switch({ v2: true });
    const warned = await stage.openLink(mistyped);
    await press(warned, sentence("revealOnce"));
    await reads(warned, sentence("saveSealedHint"));
    await passes("not opened by this key", warned);
  });

  journey.extend({ opening: { welcome: "kept" } })("on the first-run page", async ({ stage }) => {
    const welcome = await stage.chromium.extensionPage("welcome");
    await reads(welcome, sentence("welcomeSelect"));
    await passes("first run", welcome);
  });

  journey("in the options", async ({ stage }) => {
    const { chromium, server } = stage;
    const options = await chromium.openExtensionPage("options");
    await reads(options, sentence("whereSecretsGo"));
    await passes("options", options);

    await press(options, sentence("addServer"));
    await reads(options, sentence("problemAddressMissing"));
    const own = await stage.addServer();
    await fill(options, sentence("serverAddress"), own.origin);
    await press(options, sentence("addServer"));
    await stage.answerPrompt(options, "allow");
    const { host } = new URL(own.origin);
    await reads(options, sentence("serverAdded", host));
    await pressIn(options, host, sentence("remove"));
    await reads(options, sentence("removeServerQuestion", host));
    await pressIn(options, new URL(server.origin).host, sentence("addAccount"));
    await fill(options, sentence("viewerAddress"), "no address");
    await press(options, sentence("save"));
    await reads(options, sentence("problemViewer"));
    await press(options, sentence("signIn"));
    await reads(options, sentence("problemUserMissing"));
    await press(options, sentence("clearEverything"));
    await reads(options, sentence("clearEverythingQuestion"));
    await passes("options in use", options);
  });

  // In a language that the browser reads from the right.
  journey.extend({ opening: { language: "ar" } })("in Arabic", async ({ stage, skip }) => {
    const worker = await stage.chromium.worker();
    const language = await worker.evaluate(() => chrome.i18n.getUILanguage());
    skip(language !== "ar", "Chromium has no Arabic here: Debian's chromium-l10n is missing");
    for (const name of ["options", "popup", "reveal"] as const) {
      const page = await stage.chromium.openExtensionPage(name);
      await until("the page is there", () =>
        page.evaluate(() => document.dir === "rtl" && document.querySelector("h1") !== null),
      );
      await passes(name, page);
    }
  });
});
