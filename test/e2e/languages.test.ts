/**
 * Every language has its words in full: nothing is cut, and nothing has to be scrolled to the side. In the one that is read from
 * the right, nothing is in anybody's way either.
 */
import { readFileSync, readdirSync } from "node:fs";
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import type { Receipt } from "../../lib/domain";
import type { MessageKey } from "../../lib/wording/sentences";
import { passes } from "../support/accessible";
import type { Driver } from "../support/driver";
import { largeMisfitsOn, misfitsOn } from "../support/fit";
import { everywhere } from "../support/fixture";
import { reads, valueOf } from "../support/person";
import { picture, pictures } from "../support/picture";
import { fill, press } from "../support/scripted";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

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
function looker(language: string, driver: Driver): (state: string, page: Page) => Promise<void> {
  const schemes = language === "ar" ? (["light", "dark"] as const) : (["light"] as const);
  return async (state, page) => {
    expect.soft(await misfitsOn(page), `${language}, ${state}`).toEqual([]);
    expect.soft(await largeMisfitsOn(page), `${language}, ${state}, 200 %`).toEqual([]);
    if (!pictures) return;
    for (const value of schemes) {
      await driver.setColours(page, value);
      for (const end of ["top", "bottom"] as const) {
        await page.evaluate(
          (top) => scrollTo(0, top ? 0 : document.body.scrollHeight),
          end === "top",
        );
        await picture(page, `${language}-${state}-${value}-${end}`);
      }
    }
    await driver.setColours(page);
  };
}

/** Turns the only receipt into twelve, with two servers, long notes, and every fact that a service tells. */
async function keepMany(): Promise<void> {
  const { receipts } = await chrome.storage.local.get<{ receipts: readonly Receipt[] }>();
  const [one] = receipts ?? [];
  if (one === undefined) throw new Error("There is no receipt");
  const at = one.createdAt;
  const looks = { count: 1_234, first: at - 86_400_000, last: at };
  const many = Array.from({ length: 12 }, (_, index) => ({
    ...one,
    linkDigest: `${index}`.padStart(64, "0"),
    address: index % 2 === 0 ? "https://secrets.department.company.example.com:8443" : one.address,
    note: index % 3 === 0 ? "" : "Staging database, قاعدة البيانات, ステージング環境".repeat(2),
    createdAt: at - index,
    status: { state: "waiting", opened: true, looks },
  }));
  await chrome.storage.local.set({ receipts: many });
}

describe.for(readdirSync(LOCALES))("in %s", (language) => {
  const say = speaker(language);
  const visit = async (stage: AnyStage) => {
    const { driver, server } = stage;
    const look = looker(language, driver);
    const welcome = await driver.openExtensionPage("welcome");
    await reads(welcome, say("welcomeSelect"));
    expect(await welcome.evaluate(() => document.documentElement.lang)).toBe(say("locale"));
    await look("welcome", welcome);

    const popup = await stage.openPopup();
    await reads(popup, say("secret"));
    await press(popup, say("createLink"));
    await reads(popup, say("problemEmpty"));
    await look("form", popup);

    await press(popup, say("generate"));
    await reads(popup, say("copyPassword"));
    await popup.evaluate(() => document.querySelector("details")?.toggleAttribute("open", true));
    await look("generated", popup);

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
    await fill(popup, say("secret"), "a text");
    await press(popup, say("createLink"));
    await reads(popup, say("linkCopied"));
    await look("without a passphrase", popup);
    await press(popup, say("addPassphrase"));
    await reads(popup, say("passphraseSeparate"));
    await look("passphrase added", popup);

    await press(popup, say("createAnother"));
    await reads(popup, say("receiptWaiting"));
    await look("receipts", popup);

    await press(popup, say("burn"));
    await reads(popup, say("burnQuestion"));
    await look("burn", popup);

    await press(popup, say("keep"));
    await press(popup, say("addNote"));
    await reads(popup, say("cancel"));
    await look("note", popup);

    await press(popup, say("cancel"));
    await popup.evaluate(keepMany);
    await popup.locator("input[type=search]").fill("example");
    await reads(popup, say("receiptsFound"));
    await look("search", popup);

    const options = await driver.openExtensionPage("options");
    await reads(options, say("onThisDevice"));
    await press(options, say("addServer"));
    await reads(options, say("problemAddressMissing"));
    await press(options, say("clearEverything"));
    await reads(options, say("clearEverythingQuestion"));
    await fill(options, say("recipientTemplate"), "{opening} {passphrase}");
    await press(options, say("saveSentence"));
    await options.evaluate(() => {
      for (const part of document.querySelectorAll("details")) part.open = true;
    });
    await look("options", options);

    const open = async (given = link) => {
      const tab = await driver.openExtensionPage("reveal");
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

    if (language !== "ar") return;
    for (const name of ["options", "popup", "reveal"] as const) {
      const page = await driver.openExtensionPage(name);
      await until("the page reads from the right", () =>
        page.evaluate(() => document.dir === "rtl" && document.querySelector("h1") !== null),
      );
      await passes(driver, `${name} in Arabic`, page);
    }
  };

  everywhere("there is room", visit, { language });
});
