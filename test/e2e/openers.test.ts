/** A person who keeps the defaults reads, sees and hears who can open a link before the link is sent on. */
import type { Page, SerializedAXNode } from "puppeteer-core";
import { describe, expect } from "vitest";
import japanese from "../../components/public/_locales/ja/messages.json";
import { HOMEPAGE } from "../support/extension";
import { everywhere, onlyChromium } from "../support/fixture";
import { fill, press, reads, select, sentence, textOf, tick } from "../support/person";
import { picture } from "../support/picture";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";
import { openPlain } from "../support/viewer";

const ANYONE = sentence("openersBrowser");
const PEOPLE = sentence("openersExtension");

/** Copies a link by right-click; gives it, and the popup that tells of it. */
async function copyLink(stage: AnyStage): Promise<{ popup: Page; link: string }> {
  const popup = await stage.driver.popupPageAfter(() =>
    stage.copyByMenu("pre", "for whoever can open it"),
  );
  await reads(popup, sentence("linkCopied"));
  return { popup, link: await stage.takeLink() };
}

/** Every text of the live region, in the order in which a screen reader says it. */
async function heard(popup: Page): Promise<readonly string[]> {
  const tree = await popup.accessibility.snapshot({ interestingOnly: false });
  const [region] = nodesIn(tree).filter(({ role }) => role === "status");
  return region === undefined
    ? []
    : nodesIn(region).flatMap(({ role, name = "" }) => (role === "StaticText" ? [name] : []));
}

function nodesIn(node: SerializedAXNode | null): readonly SerializedAXNode[] {
  return node === null ? [] : [node, ...(node.children ?? []).flatMap(nodesIn)];
}

async function asks(popup: Page): Promise<boolean> {
  return (await textOf(popup)).includes(sentence("askOpenersHint"));
}

const isSealed = (link: string) => new URL(link).hash.length === 65;

/** Opens the link as a recipient who has a browser and nothing else. Gives the text that the page of the service shows. */
async function openOnTheWebsite(link: string): Promise<string> {
  const browser = await openPlain("chrome");
  try {
    const visit = await browser.visit();
    const page = await visit.open(link);
    await press(page, "Click to reveal");
    const field = await page.waitForSelector("textarea");
    await picture(page, "recipient-website");
    return (await field?.evaluate(({ value }) => value)) ?? "";
  } finally {
    await browser.close();
  }
}

everywhere(
  "a recipient without the extension is told how the text can be read, and it can",
  async (stage) => {
    const { popup, link } = await copyLink(stage);
    const shown = await openOnTheWebsite(link);
    for (const told of ["explanationSealed", "explanationExtension", "standardFormat"] as const) {
      expect(shown).toContain(sentence(told));
    }
    expect(shown).toContain(sentence("extensionAddress", HOMEPAGE));
    expect(shown).not.toContain("for whoever can open it");
    // The link is used up: the page showed all that there is.
    expect(stage.server.stored(new URL(link).pathname.split("/").at(-1) ?? "")).toBeUndefined();

    await popup.close();
    const asking = await stage.openPopup();
    await press(asking, sentence("createAnother"));
    await fill(asking, sentence("secret"), shown);
    await reads(asking, sentence("offerSealed"));
    const tab = await stage.driver.tabAfter("reveal", () =>
      press(asking, sentence("revealInANewTab")),
    );
    await fill(tab, sentence("link"), link);
    await press(tab, sentence("open"));
    await press(tab, sentence("copyText"));
    expect(await stage.takeText()).toBe("for whoever can open it");
  },
);

everywhere("a recipient is told in the language that was chosen for them", async (stage) => {
  const options = await stage.driver.openExtensionPage("options");
  await select(options, sentence("recipientLanguage"), "ja");
  await reads(options, sentence("saved"));
  const { popup, link } = await copyLink(stage);
  const id = new URL(link).pathname.split("/").at(-1) ?? "";
  expect(stage.server.stored(id)).toContain(japanese.explanationSealed.message);
  await press(popup, sentence("copySentence"));
  const message = await stage.takeText();
  expect(message).toContain(japanese.standardFormat.message);
  expect(message.endsWith(`\n${link}`)).toBe(true);
  expect(await stage.reveal(link)).toBe("for whoever can open it");
});

describe("as long as nothing is decided", () => {
  everywhere("the result says who can open the link, and has the focus", async (stage) => {
    const { popup, link } = await copyLink(stage);
    expect(isSealed(link)).toBe(true);
    const focused = await popup.evaluate(() => document.activeElement?.getAttribute("role"));
    expect(focused).toBe("status");
    const colour = (selector: string) =>
      popup.$eval(selector, (element) => getComputedStyle(element).backgroundColor);
    expect(await colour(".status .dot")).toBe(await colour(".note.warn"));
    expect(await textOf(popup)).not.toContain(sentence("showQrCode"));
    expect(await textOf(popup)).toContain(sentence("consequenceExtension"));
    expect(await textOf(popup)).toContain(sentence("readersService"));
  });

  onlyChromium(
    "a screen reader hears who can open the link, first and in the live region",
    "no driver sees its tree of accessibility",
    async (stage) => {
      const { popup } = await copyLink(stage);
      expect((await heard(popup))[0]).toBe(
        `${sentence("linkCopied")} ${sentence("sealedOpeners")}`,
      );
    },
  );

  everywhere(
    "the other answer burns the link and copies one of the other kind, this once",
    async (stage) => {
      const { popup, link } = await copyLink(stage);
      await press(popup, ANYONE);
      await reads(popup, sentence("serviceEncryptedOpeners"));
      const other = await stage.takeLink();
      expect(isSealed(other)).toBe(false);
      expect(await textOf(popup)).toContain(sentence("showQrCode"));
      await popup.close();
      await reads(await stage.openLink(link), sentence("goneHeading"));

      const next = await copyLink(stage);
      expect(isSealed(next.link)).toBe(true);
      expect(await asks(next.popup)).toBe(false);
    },
  );

  everywhere("an answer for all links is the default from then on", async (stage) => {
    const { popup } = await copyLink(stage);
    await tick(popup, sentence("forAllMyLinks"));
    await press(popup, ANYONE);
    await reads(popup, sentence("serviceEncryptedOpeners"));
    await stage.takeLink();
    await popup.close();
    const next = await copyLink(stage);
    expect(isSealed(next.link)).toBe(false);
    expect(await asks(next.popup)).toBe(false);
  });

  everywhere("an answer that keeps the link asks no more", async (stage) => {
    const { popup, link } = await copyLink(stage);
    const asked = stage.server.log.length;
    await press(popup, PEOPLE);
    await until("nothing is asked", async () => !(await asks(popup)));
    expect(stage.server.log.slice(asked).filter(({ method }) => method !== "GET")).toEqual([]);
    await popup.close();
    expect(await stage.reveal(link)).toBe("for whoever can open it");
  });
});
