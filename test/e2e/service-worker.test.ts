/** A service's site has a service worker that is after keys: it gets no clicked link. */
import { describe, expect } from "vitest";
import { asked, click, clicksAreTaken, previews, showsOurs } from "../support/clicks";
import { firefoxJourney, onlyChromium } from "../support/fixture";
import { reads, sentence } from "../support/person";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";
import { sentLink } from "../support/sender";

const TOLD =
  "it tells of each navigation, even one that a service worker answers, so that none is barred";

describe("a service worker of the service", () => {
  onlyChromium("is not let in, and a clicked link opens here", TOLD, async (stage) => {
    const link = await sentLink(stage.server, "the text");
    await clicksAreTaken(stage);
    expect(await visit(stage)).toBe("refused");
    await opensHere(stage, link);
  });

  onlyChromium("that is there already is removed as the browser starts", TOLD, async (stage) => {
    const link = await sentLink(stage.server, "the text");
    await clicksAreTaken(stage);
    await stage.driver.evaluate(async () => {
      const rules = await chrome.declarativeNetRequest.getSessionRules();
      const removeRuleIds = rules.map(({ id }) => id);
      await chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds });
    });
    expect(await visit(stage)).toBe("registered");
    await stage.restart();
    await clicksAreTaken(stage);
    await barred(stage);
    await opensHere(stage, link);
  });
});

describe("a service worker in Firefox", () => {
  firefoxJourney("is let in, and a clicked link opens here all the same", async ({ stage }) => {
    const link = await sentLink(stage.server, "the text");
    await clicksAreTaken(stage);
    expect(await visit(stage)).toBe("registered");
    await opensHere(stage, link);
  });
});

/** Opens the front page of the service, and tells how its service worker fared. */
async function visit({ driver, server }: AnyStage): Promise<string> {
  server.switch({ serviceWorker: true });
  const site = await driver.open(server.origin);
  return await until(
    "the site has tried",
    async () => /refused|registered/.exec(await site.title())?.[0],
  );
}

/** Waits until no service worker is let in any more, which the removal precedes. */
async function barred(stage: AnyStage): Promise<void> {
  await until("the site has none", async () => (await visit(stage)) === "refused");
}

async function opensHere(stage: AnyStage, link: string): Promise<void> {
  const before = stage.server.log.length;
  const page = await click(stage, link);
  await showsOurs(page);
  await reads(page, sentence("factAvailableUntil"));
  expect(asked(stage, link, before)).toEqual([previews(link)]);
  expect(JSON.stringify(stage.server.log)).not.toContain(new URL(link).hash.slice(1));
}
