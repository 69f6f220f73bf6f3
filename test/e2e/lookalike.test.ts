/** Links to unknown servers, and to those that pass for another: named in full, and nothing is sent before a yes. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import type { ReferenceServer } from "../reference/server";
import { asked, click, shows, showsOurs } from "../support/clicks";
import { everywhere, onlyChromium } from "../support/fixture";
import { fill, press, reads, sentence, textOf } from "../support/person";
import { sentLink } from "../support/sender";
import type { AnyStage } from "../support/stage";

const TEXT = "gull-3371 behind another door";

/** Creates a secret as any program with access to the server does. */
async function createAt({ origin }: ReferenceServer): Promise<string> {
  const response = await fetch(`${origin}/api/v2/guest/secret/conceal`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: { secret: TEXT, ttl: 3600 } }),
  });
  const { record }: { record: { secret: { identifier: string } } } = await response.json();
  return `${origin}/secret/${record.secret.identifier}`;
}

/** Pastes the link into an empty tab of ours. The list has every request that this tab then makes. */
async function paste({ driver }: AnyStage, link: string) {
  const tab = await driver.openExtensionPage("reveal");
  const requests: string[] = [];
  tab.on("request", (request) => {
    if (/^https?:/.test(request.url())) requests.push(request.url());
  });
  await fill(tab, sentence("link"), link);
  await press(tab, sentence("open"));
  return { tab, requests };
}

const primaries = (tab: Page) => tab.$$(".primary");

const behindName = (link: string) => link.replace("//", "//eu.onetimesecret.com@");

describe("a clicked link with a user name before its host", () => {
  everywhere("opens here and is told of, and the server is not asked", async (stage) => {
    const link = await sentLink(stage.server, TEXT);
    const page = await click(stage, behindName(link));
    await showsOurs(page);
    await reads(page, sentence("disguisedHeading", new URL(link).host));
    await reads(page, sentence("disguiseUser"));
    expect(await primaries(page)).toEqual([]);
    expect(asked(stage, link)).toEqual([]);
    expect(JSON.stringify(stage.server.log)).not.toContain(new URL(link).hash.slice(1));
  });

  everywhere("is left alone where we may not go", async (stage) => {
    const link = (await createAt(stage.server)).replace("127.0.0.1", "localhost");
    const page = await click(stage, behindName(link));
    // A page is not told of the name.
    await shows(page, link);
  });
});

describe("a link to another server", () => {
  onlyChromium(
    "at another port is named in full, and asked nothing before a yes",
    "its permissions are for every port of a host",
    async (stage) => {
      const other = await stage.addServer();
      const link = await createAt(other);
      const before = other.log.length;
      const { host } = new URL(other.origin);
      const { tab, requests } = await paste(stage, link);
      await reads(tab, sentence("disguisedHeading", host));
      await reads(tab, sentence("disguisePort", new URL(stage.server.origin).host));
      expect(await primaries(tab)).toEqual([]);

      await press(tab, sentence("allowHost", host));
      await stage.answerPrompt(tab, "deny");
      await reads(tab, sentence("disguisedWarning"));
      expect(other.log).toHaveLength(before);
      expect(requests).toEqual([]);

      await press(tab, sentence("allowHost", host));
      await stage.answerPrompt(tab, "allow");
      await reads(tab, sentence("factAvailableUntil"));
      expect(other.log.slice(before).map(({ method }) => method)).toEqual(["GET"]);
      await press(tab, sentence("revealOnce"));
      await reads(tab, TEXT);
      expect(stage.server.log).toEqual([]);
    },
  );

  everywhere("behind a user name leads where it really leads", async (stage) => {
    const other = await stage.addServer();
    const link = await createAt(other);
    const before = other.log.length;
    const { host } = new URL(other.origin);
    const { tab, requests } = await paste(
      stage,
      link.replace("//", `//${new URL(stage.server.origin).host.replace(":", "%3A")}@`),
    );
    await reads(tab, sentence("disguisedHeading", host));
    await reads(tab, sentence("disguiseUser"));
    expect(await primaries(tab)).toEqual([]);
    expect(other.log).toHaveLength(before);
    expect(requests).toEqual([]);
  });

  everywhere(
    "with letters that look like others is named as it is asked for, in ASCII",
    async (stage) => {
      const address = `https://ｅu.onetimesecret.com.例え.example/secret/${"a".repeat(62)}#${"0".repeat(64)}`;
      const { tab, requests } = await paste(stage, address);
      await reads(tab, sentence("disguisedHeading", new URL(address).host));
      expect(await textOf(tab)).toContain("This is not eu.onetimesecret.com.");
      expect(await primaries(tab)).toEqual([]);
      expect(requests).toEqual([]);
    },
  );

  everywhere("with a known name and no other likeness is called unknown", async (stage) => {
    const other = await stage.addServer();
    const link = (await createAt(other)).replace("127.0.0.1", "localhost");
    const before = other.log.length;
    const { host } = new URL(link);
    const { tab, requests } = await paste(stage, link);
    await reads(tab, sentence("foreignHeading", host));
    expect(await primaries(tab)).toHaveLength(1);
    expect(other.log).toHaveLength(before);
    expect(requests).toEqual([]);
  });
});
