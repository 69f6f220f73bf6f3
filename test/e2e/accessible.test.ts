/** Every state of every page, in every look: axe finds nothing, and the Tab key leads through it in order. */
import type { Page } from "puppeteer-core";
import { describe } from "vitest";
import { passes } from "../support/accessible";
import { everywhere, onlyChromium } from "../support/fixture";
import { press as pressByHand, pressIn, reads, sentence, unfold } from "../support/person";
import { fill, press } from "../support/scripted";
import { sentLink } from "../support/sender";
import type { AnyStage } from "../support/stage";

/** Goes through everything that the form can become. */
async function goThroughForm({ driver, server }: AnyStage, popup: Page): Promise<void> {
  await reads(popup, sentence("secret"));
  await passes(driver, "form", popup);

  await press(popup, sentence("createLink"));
  await reads(popup, sentence("problemEmpty"));
  await passes(driver, "form in error", popup);

  await press(popup, sentence("generate"));
  await reads(popup, sentence("copyPassword"));
  await unfold(popup, sentence("passwordShape"));
  await passes(driver, "form with a password", popup);

  await fill(popup, sentence("secret"), "a text");
  await fill(popup, sentence("passphrase"), "told otherwise");
  await fill(popup, sentence("noteToSelf"), "for Ana");
  await press(popup, sentence("createLink"));
  await reads(popup, sentence("linkCopied"));
  await passes(driver, "result", popup);
  await press(popup, sentence("openersExtension"));
  await reads(popup, sentence("makeServiceEncrypted"));
  await passes(driver, "result, decided", popup);

  await press(popup, sentence("createAnother"));
  await reads(popup, "for Ana");
  await passes(driver, "receipts", popup);

  await press(popup, sentence("burn"));
  await reads(popup, sentence("burnQuestion"));
  await passes(driver, "burn asked", popup);
  await press(popup, sentence("keep"));

  server.switch({ fault: { kind: "500", times: 1 } });
  await fill(popup, sentence("secret"), "a text");
  await press(popup, sentence("createLink"));
  await reads(popup, sentence("failing"));
  await passes(driver, "failure", popup);
}

describe("nothing is in the way", () => {
  onlyChromium("in the form as a popup", "no driver sees the layout of its popup", async (stage) =>
    goThroughForm(stage, await stage.openPopup()),
  );

  // The page is a tab if the browser refuses a popup; only a tab can be zoomed.
  everywhere("in the form as a tab", async (stage) =>
    goThroughForm(stage, await stage.driver.openExtensionPage("popup")),
  );

  everywhere("in the reveal tab", async (stage) => {
    const { driver, server } = stage;
    const open = async (link: string) => {
      const tab = await driver.openExtensionPage("reveal");
      await fill(tab, sentence("link"), link);
      await press(tab, sentence("open"));
      return tab;
    };
    const link = await sentLink(server, "  a text\n\tof two lines");
    const tab = await open(link);
    await reads(tab, sentence("factAvailableUntil"));
    await passes(driver, "preview", tab);

    await press(tab, sentence("openOnWebsite"));
    await reads(tab, sentence("websiteQuestion", new URL(link).host));
    await passes(driver, "website asked", tab);
    await press(tab, sentence("back"));

    await press(tab, sentence("revealOnce"));
    await reads(tab, "of two lines");
    await passes(driver, "revealed", tab);

    const gone = await open(link);
    await reads(gone, sentence("goneHeading"));
    await passes(driver, "gone", gone);

    await press(gone, sentence("haveSealedText"));
    await reads(gone, sentence("sealedText"));
    await passes(driver, "sealed text pasted", gone);

    server.switch({ v2: false });
    const unknown = await open(link.replace(/#.*/, ""));
    await reads(unknown, sentence("factAvailableUnknown"));
    await passes(driver, "cannot be looked at", unknown);

    await press(unknown, sentence("revealOnce"));
    await reads(unknown, sentence("refusedHint"));
    await passes(driver, "refused", unknown);

    const foreign = await stage.addServer();
    await passes(driver, "no link", await driver.openExtensionPage("reveal"));
    const elsewhere = await open(link.replace(server.origin, foreign.origin));
    await reads(elsewhere, sentence("disguisedHeading"));
    await passes(driver, "foreign, at another port", elsewhere);

    const unsealed = await sentLink(server, "another text");
    const mistyped = unsealed.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"));
    server.switch({ v2: true });
    const warned = await open(mistyped);
    await press(warned, sentence("revealOnce"));
    await reads(warned, sentence("saveSealedHint"));
    await passes(driver, "not opened by this key", warned);
  });

  everywhere("on the first-run page", async ({ driver }) => {
    const welcome = await driver.openExtensionPage("welcome");
    await reads(welcome, sentence("welcomeSelect"));
    await passes(driver, "first run", welcome);
  });

  everywhere("in the options", async (stage) => {
    const { driver } = stage;
    const options = await driver.openExtensionPage("options");
    await reads(options, sentence("whereSecretsGo"));
    await passes(driver, "options", options);

    await unfold(options, sentence("whatIsNew"));
    await unfold(options, sentence("reportProblem"));
    await unfold(options, sentence("privacy"));
    await fill(options, sentence("recipientTemplate"), "words without the link");
    await press(options, sentence("saveSentence"));
    await reads(options, sentence("problemTemplate", "{link}"));

    await press(options, sentence("addServer"));
    await reads(options, sentence("problemAddressMissing"));
    const own = await stage.addServer();
    // To Firefox, a permission for a host is one for its every port.
    const host = new URL(own.origin).host.replace("127.0.0.1", "localhost");
    await fill(options, sentence("serverAddress"), `http://${host}`);
    // The browser asks nothing for a script.
    await pressByHand(options, sentence("addServer"));
    await stage.answerPrompt(options, "allow");
    await reads(options, sentence("serverAdded", host));
    await pressIn(options, host, sentence("remove"));
    await reads(options, sentence("removeServerQuestion", host));
    await press(options, sentence("addAccount"));
    await fill(options, sentence("viewerAddress"), "no address");
    await press(options, sentence("save"));
    await reads(options, sentence("problemViewer"));
    await press(options, sentence("signIn"));
    await reads(options, sentence("problemUserMissing"));
    await press(options, sentence("clearEverything"));
    await reads(options, sentence("clearEverythingQuestion"));
    await passes(driver, "options in use", options);
  });
});
