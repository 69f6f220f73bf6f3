/** A selected text that is or contains a one-time link is not sent: revealing the link is offered first. */
import { describe, expect } from "vitest";
import { obstaclesOn } from "../support/accessible";
import { pressShortcut } from "../support/choosing";
import { journey } from "../support/fixture";
import type { Place } from "../support/pages";
import { press, reads, sentence, textOf, valueOf } from "../support/person";
import type { Stage } from "../support/stage";
import { until } from "../support/until";

/** Makes a link to a secret that does not exist, so that a request for it is seen. */
function linkTo(origin: string): string {
  return `${origin}/secret/${"k3".repeat(15)}#${"4b".repeat(32)}`;
}

const prose = (link: string) => `Dear Ana,\nthe PIN is here: ${link}.\n\nIt opens\nonly once`;

const REVEAL = sentence("revealInANewTab");

async function pressReveal(stage: Stage) {
  const popup = await stage.chromium.extensionPage("popup");
  return await stage.chromium.extensionPageAfter("reveal", () => press(popup, REVEAL));
}

describe("on a text with a one-time link", () => {
  journey("the menu sends nothing", async ({ stage }) => {
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
      const popup = await stage.chromium.extensionPageAfter("popup", () =>
        stage.copyByMenu(place, text(linkTo(stage.server.origin))),
      );
      await reads(popup, sentence("linkSelected"));
      expect(await textOf(popup), place).toContain(sentence(told, host));
      expect(stage.server.log, place).toEqual([]);
      expect(await stage.display.clipboard(), place).toBe("");
    }
  });

  journey("the shortcut sends nothing either", async ({ stage }) => {
    const text = prose(linkTo(stage.server.origin));
    const { page } = await stage.select("textarea", text);
    await pressShortcut(stage, page);
    const popup = await stage.chromium.extensionPage("popup");
    await reads(popup, sentence("linkSelected"));
    expect(await valueOf(popup, "Secret")).toBe(text);
    expect(stage.server.log).toEqual([]);
    // The keyboard comes to it first.
    stage.display.press("Tab");
    await until("the keyboard is on the offer", async () => {
      const name = await popup.evaluate(() => document.activeElement?.textContent);
      return name === REVEAL;
    });
    expect(await obstaclesOn(popup)).toEqual([]);
  });

  journey(
    "in a frame that nobody can read, the link is found among other words",
    async ({ stage }) => {
      await stage.copyByMenu("frame-foreign", prose(linkTo(stage.server.origin)));
      const popup = await stage.chromium.extensionPage("popup");
      await reads(popup, sentence("lineBreaksMayBeMissing"));
      expect(await textOf(popup)).toContain(sentence("offerRevealWithin"));
      expect(stage.server.log).toEqual([]);
    },
  );

  journey(
    "the link opens in the reveal tab, and leaves no trace in the popup",
    async ({ stage }) => {
      const link = await stage.linkOf("pre", "passed on");
      await stage.copyByMenu("paragraphs", prose(link));
      const tab = await pressReveal(stage);
      await press(tab, "Reveal once");
      await reads(tab, "passed on");
      expect(stage.created()).toHaveLength(1);
      expect(tab.url()).not.toContain(new URL(link).hash.slice(1));
      const worker = await stage.chromium.worker();
      const { attempts } = await worker.evaluate(() => chrome.storage.session.get("attempts"));
      expect(JSON.stringify(attempts)).not.toContain("Dear Ana");
    },
  );

  journey("a link to all of it can be created all the same", async ({ stage }) => {
    const text = prose(linkTo(stage.server.origin));
    await stage.copyByMenu("textarea", text);
    const popup = await stage.chromium.extensionPage("popup");
    await reads(popup, sentence("linkSelected"));
    await press(popup, "Create link");
    expect(await stage.reveal(await stage.takeLink())).toBe(text);
  });

  journey(
    "a server that passes for a known one is named in full, and not asked",
    async ({ stage }) => {
      const other = await stage.addServer();
      await stage.copyByMenu("pre", linkTo(other.origin));
      const popup = await stage.chromium.extensionPage("popup");
      const { host } = new URL(other.origin);
      await reads(popup, sentence("offerReveal", host));
      expect(await textOf(popup)).toContain(sentence("disguisePort"));
      expect(await obstaclesOn(popup)).toEqual([]);
      const tab = await pressReveal(stage);
      await reads(tab, host);
      expect(await textOf(tab)).toContain(sentence("disguisePort"));
      expect([...other.log, ...stage.server.log]).toEqual([]);
    },
  );

  journey("a link whose key is cut is caught", async ({ stage }) => {
    await stage.copyByMenu("pre", linkTo(stage.server.origin).slice(0, -7));
    const popup = await stage.chromium.extensionPage("popup");
    await reads(popup, sentence("keyIncomplete"));
    expect(await textOf(popup)).not.toContain(REVEAL);
    expect(stage.server.log).toEqual([]);
  });
});
