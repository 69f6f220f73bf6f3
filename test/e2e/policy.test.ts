/** An administrator's policy holds from the start, follows the file while the browser runs, and ends with it. */
import { afterEach, describe, expect } from "vitest";
import { journey } from "../support/fixture";
import { lane } from "../support/lane";
import { manage, unmanage, whyUnmanageable } from "../support/managed";
import { fill, press, reads, sentence, textOf, valueOf } from "../support/person";
import { until } from "../support/until";

const obstacle = whyUnmanageable();
const DAY = 86_400;

afterEach(() => unmanage(lane().chromium.folder));

function set(values: object): void {
  manage(lane().chromium.folder, values);
}

describe.skipIf(obstacle)(`an organisation's policy${obstacle ? ` (${obstacle})` : ""}`, () => {
  journey("holds from the start, with the right-click too", async ({ stage }) => {
    set({
      passphraseRequired: true,
      sealedRequired: true,
      maximumLifetime: DAY,
      receiptsOff: true,
    });
    await stage.restart();
    const { chromium, pages } = stage;
    const options = await chromium.openExtensionPage("options");
    await reads(options, sentence("setByOrganisation"));
    const disabled = await options.$$eval("input:disabled", (inputs) => inputs.length);
    expect(disabled).toBeGreaterThan(0);

    await stage.copyByMenu("pre", "not without a word");
    const popup = await chromium.extensionPage("popup");
    await reads(popup, sentence("policyPassphrase"));
    expect(await valueOf(popup, sentence("secret"))).toBe("not without a word");
    expect(stage.server.log).toEqual([]);

    await fill(popup, sentence("passphrase"), "bracken");
    await press(popup, sentence("createLink"));
    const link = await stage.takeLink();
    expect(new URL(link).hash).toHaveLength(65);
    await reads(popup, sentence("opensOnce", "1 day"));
    expect(stage.created()[0]?.body).toMatch(new RegExp(`"ttl":"?${DAY}\\b`));

    const again = await chromium.pressToolbarButton(await chromium.open(pages.plain));
    await press(again, sentence("createAnother"));
    await reads(again, sentence("problemPassphraseDemanded"));
    expect(await textOf(again)).not.toContain(sentence("receiptWaiting"));
  });

  journey("closes although its list of servers is none", async ({ stage }) => {
    const { server } = stage;
    const { host } = new URL(server.origin);
    // Chromium drops a key of a wrong type, and keeps the others.
    set({ servers: server.origin, onlyListedServers: true });
    await stage.restart();
    const { chromium } = stage;
    const options = await chromium.openExtensionPage("options");
    await reads(options, sentence("ownServersLocked"));
    const worker = await chromium.worker();
    expect(await worker.evaluate(() => chrome.storage.managed.get())).toEqual({
      onlyListedServers: true,
    });

    await stage.copyByMenu("pre", "to nobody");
    const popup = await chromium.extensionPage("popup");
    await reads(popup, sentence("policyServer", host));
    expect(await valueOf(popup, sentence("secret"))).toBe("to nobody");
    expect(server.log).toEqual([]);
  });

  journey("is followed while running, and forgotten when it is gone", async ({ stage }) => {
    const { chromium, server } = stage;
    const { host } = new URL(server.origin);
    const options = await chromium.openExtensionPage("options");
    await reads(options, sentence("whereSecretsGo"));
    expect(await textOf(options)).not.toContain(sentence("setByOrganisation"));
    const link = await stage.linkOf("pre", "made before");

    set({ servers: ["https://secrets.example.com"] });
    await reads(options, sentence("ownServersLocked"));
    const asked = server.log.length;
    // The menu no longer offers to reveal it.
    const tab = await chromium.openExtensionPage("reveal");
    await fill(tab, sentence("link"), link);
    await press(tab, sentence("open"));
    await reads(tab, sentence("policyServer", host));
    expect(server.log).toHaveLength(asked);

    set({ servers: [server.origin], defaultServer: server.origin, popupAfterCopying: false });
    await reads(options, sentence("setByOrganisation"));
    await stage.copyByMenu("pre", "allowed again");
    await stage.takeLink();
    await (await chromium.extensionPage("popup")).close();

    set({ viewer: "https://viewer.example/" });
    await reads(options, "https://viewer.example/");
    await stage.copyByMenu("pre", "for anybody");
    expect(await stage.takeText()).toMatch(
      new RegExp(`^https://viewer\\.example/#http:${host}/\\w+/[0-9a-f]{64}$`),
    );

    unmanage(lane().chromium.folder);
    await until(
      "the options are one's own again",
      async () => !(await textOf(options)).includes(sentence("setByOrganisation")),
    );
    await stage.linkOf("pre", "with the popup");
  });
});
