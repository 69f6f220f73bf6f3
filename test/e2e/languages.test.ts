/** Every language has its words in full: nothing is cut, and nothing has to be scrolled to the side. */
import { readFileSync, readdirSync } from "node:fs";
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import type { MessageKey } from "../../lib/wording/sentences";
import { largeMisfitsOn, misfitsOn } from "../support/fit";
import { journey } from "../support/fixture";
import { fill, press, reads, valueOf } from "../support/person";
import { picture, pictures } from "../support/picture";

const LOCALES = new URL("../../components/public/_locales/", import.meta.url);

/** The length of such names is real: the imitated name has to stand in them. */
const LOOKALIKE = "https://eu.onetimesecret.com.secret-download.example:8443";

interface Message {
  readonly message: string;
}

/** Gives the sentences of a language; the longest part of one with placeholders. */
function speaker(language: string): (key: MessageKey) => string {
  const file = new URL(`${language}/messages.json`, LOCALES);
  const catalogue: Readonly<Record<MessageKey, Message>> = JSON.parse(readFileSync(file, "utf8"));
  return (key) => {
    const parts = catalogue[key].message.split(/\$\w+\$/).map((part) => part.trim());
    return parts.reduce((longest, part) => (part.length > longest.length ? part : longest));
  };
}

/** Looks at a state of a page: measures if it fits, and takes pictures if they are wanted. */
function looker(language: string): (state: string, page: Page) => Promise<void> {
  const schemes = language === "ar" ? ["light", "dark"] : ["light"];
  return async (state, page) => {
    expect.soft(await misfitsOn(page), `${language}, ${state}`).toEqual([]);
    expect.soft(await largeMisfitsOn(page), `${language}, ${state}, 200 %`).toEqual([]);
    if (!pictures) return;
    for (const value of schemes) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      for (const end of ["top", "bottom"] as const) {
        await page.evaluate(
          (top) => scrollTo(0, top ? 0 : document.body.scrollHeight),
          end === "top",
        );
        await picture(page, `${language}-${state}-${value}-${end}`);
      }
    }
    await page.emulateMediaFeatures([]);
  };
}

describe.for(readdirSync(LOCALES))("in %s", (language) => {
  const say = speaker(language);
  const look = looker(language);

  journey.extend({ opening: { language, welcome: "kept" } })("there is room", async ({ stage }) => {
    const { chromium, pages, server } = stage;
    const welcome = await chromium.extensionPage("welcome");
    await reads(welcome, say("welcomeSelect"));
    expect(await welcome.evaluate(() => document.documentElement.lang)).toBe(say("locale"));
    await look("welcome", welcome);

    const popup = await chromium.pressToolbarButton(await chromium.open(pages.plain));
    await reads(popup, say("secret"));
    await press(popup, say("createLink"));
    await reads(popup, say("problemEmpty"));
    await look("form", popup);

    await press(popup, say("suggest"));
    await reads(popup, say("suggestionStrength"));
    await fill(popup, say("secret"), "a text");
    await look("suggested", popup);
    const passphrase = await valueOf(popup, say("passphrase"));

    server.switch({ fault: { kind: "500", times: 1 } });
    await press(popup, say("createLink"));
    await reads(popup, say("failing"));
    await look("failure", popup);

    await press(popup, say("tryAgain"));
    await reads(popup, say("linkCopied"));
    await look("result", popup);
    const link = await popup.$eval("code", (code) => code.textContent);
    await press(popup, say("openersExtension"));
    await reads(popup, say("makeServiceEncrypted"));
    await look("decided", popup);

    await press(popup, say("createAnother"));
    await reads(popup, say("receiptWaiting"));
    await look("receipts", popup);

    await press(popup, say("burn"));
    await reads(popup, say("burnQuestion"));
    await look("burn", popup);

    const options = await chromium.openExtensionPage("options");
    await reads(options, say("onThisDevice"));
    await press(options, say("addServer"));
    await reads(options, say("problemAddressMissing"));
    await press(options, say("clearEverything"));
    await reads(options, say("clearEverythingQuestion"));
    await look("options", options);

    const open = async (given = link) => {
      const tab = await chromium.openExtensionPage("reveal");
      await fill(tab, say("link"), given);
      await press(tab, say("open"));
      return tab;
    };
    const tab = await open();
    await reads(tab, say("factAvailableUntil"));
    await look("preview", tab);

    await press(tab, say("openOnWebsite"));
    await reads(tab, say("websiteQuestion"));
    await look("website", tab);
    await press(tab, say("back"));

    await press(tab, say("revealOnce"));
    await reads(tab, say("unlockSealedHint"));
    await look("locked", tab);

    await fill(tab, say("passphrase"), passphrase);
    await press(tab, say("unlock"));
    await reads(tab, say("keptOnlyHere"));
    await look("revealed", tab);

    const gone = await open();
    await reads(gone, say("goneHint"));
    await look("gone", gone);

    await press(gone, say("haveSealedText"));
    await reads(gone, say("chooseFile"));
    await look("sealed text", gone);

    const disguised = await open(link.replace(server.origin, LOOKALIKE));
    await reads(disguised, say("disguisedWarning"));
    await look("disguised", disguised);
  });
});
