/** A service's site has a service worker that is after keys: it gets no clicked link. */
import { describe, expect } from "vitest";
import { asked, click, clicksAreTaken, previews, showsOurs } from "../support/clicks";
import { journey } from "../support/fixture";
import { reads, sentence } from "../support/person";
import type { Stage } from "../support/stage";
import { until } from "../support/until";
import { sentLink } from "../support/sender";

describe("a service worker of the service", () => {
  journey("is not let in, and a clicked link opens here", async ({ stage }) => {
    const link = await sentLink(stage.server, "the text");
    await clicksAreTaken(stage);
    expect(await visit(stage)).toBe("refused");
    await opensHere(stage, link);
  });

  journey("that is there already is removed as the browser starts", async ({ stage }) => {
    const link = await sentLink(stage.server, "the text");
    await clicksAreTaken(stage);
    const worker = await stage.chromium.worker();
    await worker.evaluate(async () => {
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

/** Opens the front page of the service, and tells how its service worker fared. */
async function visit({ chromium, server }: Stage): Promise<string> {
  server.switch({ serviceWorker: true });
  const site = await chromium.open(server.origin);
  return await until(
    "the site has tried",
    async () => /refused|registered/.exec(await site.title())?.[0],
  );
}

/** Waits until no service worker is let in any more, which the removal precedes. */
async function barred(stage: Stage): Promise<void> {
  await until("the site has none", async () => (await visit(stage)) === "refused");
}

async function opensHere(stage: Stage, link: string): Promise<void> {
  const before = stage.server.log.length;
  const page = await click(stage, link);
  await showsOurs(page);
  await reads(page, sentence("factAvailableUntil"));
  expect(asked(stage, link, before)).toEqual([previews(link)]);
  expect(JSON.stringify(stage.server.log)).not.toContain(new URL(link).hash.slice(1));
}
