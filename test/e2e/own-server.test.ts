/** A server of one's own is added by its address, used, and removed, with the browser's own question in between. */
import { describe, expect } from "vitest";
import { portOf } from "../support/extension";
import { everywhere } from "../support/fixture";
import { choose, confirm, fill, press, pressIn, reads, sentence, textOf } from "../support/person";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

/** Not the name under which the built-in server is known. */
async function ownServer(stage: AnyStage) {
  const server = await stage.addServer();
  const host = `localhost:${portOf(server.origin)}`;
  return { server, host, address: `http://${host}` };
}

/** True if the extension may ask that host, whose port Firefox leaves out of a permission. */
async function isPermitted({ driver }: AnyStage): Promise<boolean> {
  const { origins = [] } = await driver.evaluate(() => chrome.permissions.getAll());
  return origins.some((pattern) => pattern.startsWith("http://localhost"));
}

describe("a server of one's own", () => {
  everywhere("is asked for, told of, used and removed", async (stage) => {
    const { driver } = stage;
    const { server, host, address } = await ownServer(stage);
    const options = await driver.openExtensionPage("options");
    await fill(options, sentence("serverAddress"), address);
    await press(options, sentence("addServer"));
    await stage.answerPrompt(options, "allow");
    await reads(options, sentence("serverAdded", host));
    expect(await textOf(options)).toContain(sentence("serverCurrent"));
    expect(await textOf(options)).toContain(sentence("serverGuests"));
    expect(await isPermitted(stage)).toBe(true);
    expect(stage.server.log).toEqual([]);

    await choose(options, host);
    await reads(options, sentence("saved"));
    await driver.popupAfter(() => stage.copyByMenu("pre", "kept at home"));
    const link = await stage.takeText();
    expect(link).toContain(`${address}/secret/`);
    expect(await stage.reveal(link)).toBe("kept at home");
    expect(stage.server.log).toEqual([]);

    await options.bringToFront();
    await pressIn(options, host, sentence("remove"));
    await confirm(options, sentence("remove"));
    await reads(options, sentence("noOwnServers"));
    await until("the permission is given up", async () => !(await isPermitted(stage)));
    const asked = server.log.length;
    await driver.popupAfter(() => stage.copyByMenu("pre", "elsewhere again"));
    await stage.takeLink();
    expect(server.log).toHaveLength(asked);
  });

  everywhere("is left alone after a no, and can be asked for again", async (stage) => {
    const { server, host, address } = await ownServer(stage);
    const options = await stage.driver.openExtensionPage("options");
    await fill(options, sentence("serverAddress"), address);
    await press(options, sentence("addServer"));
    await stage.answerPrompt(options, "deny");
    await reads(options, sentence("noPermission", host));
    expect(await textOf(options)).toContain(sentence("noOwnServers"));
    expect(server.log).toEqual([]);

    await press(options, sentence("addServer"));
    await stage.answerPrompt(options, "allow");
    await reads(options, sentence("serverAdded", host));
  });

  everywhere("that is none is not added", async (stage) => {
    const place = `localhost:${new URL(stage.pages.origin).port}`;
    const options = await stage.driver.openExtensionPage("options");
    await fill(options, sentence("serverAddress"), `http://${place}`);
    await press(options, sentence("addServer"));
    await stage.answerPrompt(options, "allow");
    await reads(options, sentence("noSuchServer", place));
    expect(await textOf(options)).toContain(sentence("serverUnchanged"));
    expect(await textOf(options)).toContain(sentence("noOwnServers"));
  });
});
