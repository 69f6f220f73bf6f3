/** An administrator's policy holds from the start, follows the file while the browser runs, and ends with it. */
import { readFileSync } from "node:fs";
import { describe, expect, onTestFinished } from "vitest";
import { members } from "../../lib/members";
import { popupReads } from "../support/driver";
import { everywhere, firefoxJourney, journey, onlyChromium } from "../support/fixture";
import { whyFirefoxUnmanageable, whyUnmanageable } from "../support/managed";
import { fill, press, reads, sentence, textOf, valueOf } from "../support/person";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

const obstacle = whyUnmanageable() ?? whyFirefoxUnmanageable();
const DAY = 86_400;
const SUGGESTED = /\b[a-z]{5}(?:-[a-z]{5}){3}\b/;

const [chromeExample, , firefoxExample] = [
  ...readFileSync(new URL("../../.github/ADMINISTRATORS.md", import.meta.url), "utf8").matchAll(
    /```json\n([\s\S]*?)```/g,
  ),
].map(([, text = ""]) => text);

/** The example with the server of a journey in place of its own, which nobody runs; the viewer is another address. */
function at(home: string, example = ""): unknown {
  return JSON.parse(example.replaceAll('"https://secrets.example.com"', JSON.stringify(home)));
}

/** Everything that the examples set for a link and for clicks. */
async function holds(stage: AnyStage, clicks: boolean): Promise<void> {
  const options = await stage.driver.openExtensionPage("options");
  await reads(options, sentence("passphraseSuggested"));
  const locked = await options.$$eval("select:disabled", (fields) =>
    fields.map(({ value }) => value),
  );
  expect(locked).toEqual([String(DAY)]);
  const clicked = await options.$$eval("input[type=checkbox]:disabled", (boxes) =>
    boxes.map(({ checked, labels }) => [labels?.[0]?.innerText, checked]),
  );
  expect(clicked).toContainEqual([sentence("openClicked"), clicks]);
  expect((await stage.driver.clickRules()) > 0).toBe(clicks);

  const popup = await stage.driver.popupAfter(() => stage.copyByMenu("pre", "by the example"));
  await popupReads(popup, sentence("opensOnce", "1 day"));
  // The link, which leads to the viewer in one of the examples.
  await stage.takeText();
  await popup.press(sentence("copyPassphrase"));
  expect(await stage.takeText()).toMatch(SUGGESTED);
  expect(await popup.text()).toMatch(SUGGESTED);
}

/** Sets a policy until the end of the journey. */
function set(stage: AnyStage, policy: object): void {
  // Another browser may run by then.
  onTestFinished(() => stage.driver.unmanage());
  stage.driver.manage(policy);
}

describe.skipIf(obstacle)(`an organisation's policy${obstacle ? ` (${obstacle})` : ""}`, () => {
  everywhere("holds from the start, with the right-click too", async (stage) => {
    set(stage, {
      passphraseRequired: true,
      sealedRequired: true,
      maximumLifetime: DAY,
      receiptsOff: true,
    });
    await stage.restart();
    const options = await stage.driver.openExtensionPage("options");
    await reads(options, sentence("setByOrganisation"));
    const disabled = await options.$$eval("input:disabled", (inputs) => inputs.length);
    expect(disabled).toBeGreaterThan(0);

    const popup = await stage.driver.popupPageAfter(() =>
      stage.copyByMenu("pre", "not without a word"),
    );
    const link = await stage.takeLink();
    expect(new URL(link).hash).toHaveLength(65);
    await reads(popup, sentence("opensOnce", "1 day"));
    await reads(popup, sentence("passphraseSeparate"));
    expect(await textOf(popup)).toMatch(SUGGESTED);
    await press(popup, sentence("copyPassphrase"));
    expect(await stage.takeText()).toMatch(SUGGESTED);
    expect(stage.created()[0]?.body).toMatch(new RegExp(`"ttl":"?${DAY}\\b`));

    const again = await stage.openPopup();
    expect(await textOf(again)).toMatch(SUGGESTED);
    await press(again, sentence("createAnother"));
    await reads(again, sentence("problemPassphraseDemanded"));
    expect(await textOf(again)).not.toContain(sentence("receiptWaiting"));
  });

  journey("holds in Chromium as the documents write it", async ({ stage }) => {
    const { "3rdparty": others } = members(at(stage.server.origin, chromeExample));
    const [values] = Object.values(members(members(others)["extensions"]));
    set(stage, members(values));
    await stage.restart();
    await reads(await stage.driver.openExtensionPage("options"), sentence("setByOrganisation"));
    await holds(stage, false);
  });

  firefoxJourney("holds in Firefox as the documents write it", async ({ stage }) => {
    const { "3rdparty": others } = members(
      members(at(stage.server.origin, firefoxExample))["policies"],
    );
    const [values] = Object.values(members(members(others)["Extensions"]));
    set(stage, members(values));
    await stage.restart();
    await holds(stage, true);
  });

  onlyChromium(
    "closes although its list of servers is none",
    "it drops no value of a wrong type",
    async (stage) => {
      const { server } = stage;
      const { host } = new URL(server.origin);
      // Chromium drops a key of a wrong type, and keeps the others.
      set(stage, { servers: server.origin, onlyListedServers: true });
      await stage.restart();
      const { driver } = stage;
      const options = await driver.openExtensionPage("options");
      await reads(options, sentence("ownServersLocked"));
      const told = await driver.evaluate(() => chrome.storage.managed.get());
      expect(told).toEqual({ onlyListedServers: true });

      const popup = await stage.driver.popupPageAfter(() => stage.copyByMenu("pre", "to nobody"));
      await reads(popup, sentence("policyServer", host));
      expect(await valueOf(popup, sentence("secret"))).toBe("to nobody");
      expect(server.log).toEqual([]);
    },
  );

  onlyChromium(
    "is followed while running, and forgotten when it is gone",
    "it reads a policy only as it starts",
    async (stage) => {
      const { driver, server } = stage;
      const { host } = new URL(server.origin);
      const options = await driver.openExtensionPage("options");
      await reads(options, sentence("whereSecretsGo"));
      expect(await textOf(options)).not.toContain(sentence("setByOrganisation"));
      const link = await stage.linkOf("pre", "made before");

      set(stage, { servers: ["https://secrets.example.com"] });
      await reads(options, sentence("ownServersLocked"));
      const asked = server.log.length;
      // The menu no longer offers to reveal it.
      const tab = await driver.openExtensionPage("reveal");
      await fill(tab, sentence("link"), link);
      await press(tab, sentence("open"));
      await reads(tab, sentence("policyServer", host));
      expect(server.log).toHaveLength(asked);

      set(stage, {
        servers: [server.origin],
        defaultServer: server.origin,
        popupAfterCopying: false,
      });
      await reads(options, sentence("setByOrganisation"));
      await stage.copyByMenu("pre", "allowed again");
      await stage.takeLink();
      await (await stage.chromium.extensionPage("popup")).close();

      set(stage, { viewer: "https://viewer.example/" });
      await reads(options, "https://viewer.example/");
      await stage.copyByMenu("pre", "for anybody");
      expect(await stage.takeText()).toMatch(
        new RegExp(`^https://viewer\\.example/#http:${host}/\\w+/[0-9a-f]{64}$`),
      );

      await driver.unmanage();
      await until(
        "the options are one's own again",
        async () => !(await textOf(options)).includes(sentence("setByOrganisation")),
      );
      await stage.linkOf("pre", "with the popup");
    },
  );
});
