/** A selected text that is or contains a one-time link is not sent: revealing the link is offered first. */
import { describe, expect } from "vitest";
import { obstaclesOn } from "../support/accessible";
import { pressShortcut } from "../support/choosing";
import { popupReads } from "../support/driver";
import { everywhere } from "../support/fixture";
import type { Place } from "../support/pages";
import { addressOf, press, reads, sentence, textOf, valueOf } from "../support/person";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

/** Makes a link to a secret that does not exist, so that a request for it is seen. */
function linkTo(origin: string): string {
  return `${origin}/secret/${"k3".repeat(15)}#${"4b".repeat(32)}`;
}

const prose = (link: string) => `Dear Ana,\nthe PIN is here: ${link}.\n\nIt opens\nonly once`;

const REVEAL = sentence("revealInANewTab");

/** Chooses the text in the menu, and presses the offer in the popup that opens. */
async function pressReveal(stage: AnyStage, place: Place, text: string) {
  const { driver } = stage;
  const popup = await driver.popupAfter(() => stage.copyByMenu(place, text));
  await popupReads(popup, REVEAL);
  return {
    told: await popup.text(),
    tab: await driver.tabAfter("reveal", () => popup.press(REVEAL)),
  };
}

describe("on a text with a one-time link", () => {
  everywhere("the menu sends nothing", async (stage) => {
    const places: readonly {
      readonly place: Place;
      readonly text: (link: string) => string;
      readonly told: "offerReveal" | "offerRevealWithin";
    }[] = [
      { place: "pre", text: (link) => link, told: "offerReveal" },
      { place: "input", text: (link) => ` ${link} `, told: "offerReveal" },
      { place: "paragraphs", text: prose, told: "offerRevealWithin" },
      // Read from the menu alone.
      { place: "frame-foreign", text: (link) => link, told: "offerReveal" },
    ];
    const { host } = new URL(stage.server.origin);
    for (const { place, text, told } of places) {
      const popup = await stage.driver.popupAfter(() =>
        stage.copyByMenu(place, text(linkTo(stage.server.origin))),
      );
      await popupReads(popup, sentence("linkSelected"));
      expect(await popup.text(), place).toContain(sentence(told, host));
      expect(stage.server.log, place).toEqual([]);
      expect(await stage.display.clipboard(), place).toBe("");
    }
  });

  everywhere("the shortcut sends nothing either", async (stage) => {
    const text = prose(linkTo(stage.server.origin));
    const { page } = await stage.select("textarea", text);
    const popup = await stage.driver.popupPageAfter(() => pressShortcut(stage, page));
    await reads(popup, sentence("linkSelected"));
    expect(await valueOf(popup, "Secret")).toBe(text);
    expect(stage.server.log).toEqual([]);
    // The keyboard comes to it first.
    stage.display.press("Tab");
    await until("the keyboard is on the offer", async () => {
      const name = await popup.evaluate(() => document.activeElement?.textContent);
      return name === REVEAL;
    });
  });

  everywhere(
    "in a frame that nobody can read, the link is found among other words",
    async (stage) => {
      const popup = await stage.driver.popupAfter(() =>
        stage.copyByMenu("frame-foreign", prose(linkTo(stage.server.origin))),
      );
      await popupReads(popup, sentence("offerRevealWithin"));
      expect(stage.server.log).toEqual([]);
    },
  );

  everywhere(
    "the link opens in the reveal tab, and leaves no trace in the popup",
    async (stage) => {
      const link = await stage.linkOf("pre", "passed on");
      const { tab } = await pressReveal(stage, "paragraphs", prose(link));
      await press(tab, "Reveal once");
      await reads(tab, "passed on");
      expect(stage.created()).toHaveLength(1);
      expect(await addressOf(tab)).not.toContain(new URL(link).hash.slice(1));
      const { attempts } = await stage.driver.evaluate(() =>
        chrome.storage.session.get("attempts"),
      );
      expect(JSON.stringify(attempts)).not.toContain("Dear Ana");
    },
  );

  everywhere("a link to all of it can be created all the same", async (stage) => {
    const text = prose(linkTo(stage.server.origin));
    const popup = await stage.driver.popupPageAfter(() => stage.copyByMenu("textarea", text));
    await reads(popup, sentence("linkSelected"));
    await press(popup, "Create link");
    expect(await stage.reveal(await stage.takeLink())).toBe(text);
  });

  everywhere(
    "a server that passes for a known one is named in full, and not asked",
    async (stage) => {
      const other = await stage.addServer();
      const { host } = new URL(other.origin);
      const { told, tab } = await pressReveal(stage, "pre", linkTo(other.origin));
      expect(told).toContain(sentence("offerReveal", host));
      expect(told).toContain(sentence("disguisePort"));
      await reads(tab, host);
      expect(await textOf(tab)).toContain(sentence("disguisePort"));
      expect([...other.log, ...stage.server.log]).toEqual([]);
    },
  );

  everywhere("a link whose key is cut is caught", async (stage) => {
    const popup = await stage.driver.popupPageAfter(() =>
      stage.copyByMenu("pre", linkTo(stage.server.origin).slice(0, -7)),
    );
    await reads(popup, sentence("keyIncomplete"));
    expect(await textOf(popup)).not.toContain(REVEAL);
    expect(stage.server.log).toEqual([]);
  });

  everywhere("the offers are in nobody's way, in every look", async (stage) => {
    const other = await stage.addServer();
    for (const link of [linkTo(stage.server.origin), linkTo(other.origin)]) {
      const popup = await stage.driver.popupPageAfter(() =>
        stage.copyByMenu("textarea", prose(link)),
      );
      await reads(popup, REVEAL);
      expect(await obstaclesOn(stage.driver, popup)).toEqual([]);
    }
  });
});
