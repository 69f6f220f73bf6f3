/** The permission for a server is taken back in the browser's own list of extensions: the pages name the loss, and ask again. */
import { describe, expect } from "vitest";
import { popupReads } from "../support/driver";
import { everywhere } from "../support/fixture";
import { press, reads, sentence, valueOf } from "../support/person";

describe("with the permission taken back", () => {
  everywhere("a link is made once it is given again", async (stage) => {
    const { driver, server } = stage;
    const { host } = new URL(server.origin);
    await driver.revokeHosts();
    const popup = await driver.popupAfter(() => stage.copyByMenu("pre", "waits for a yes"));
    await popupReads(popup, sentence("noPermission", host));
    expect(server.log).toEqual([]);

    // A popup closes when the browser asks: the page goes on in a tab.
    const tab = await driver.tabAfter("popup", () => popup.press(sentence("allowHost", host)));
    expect(await valueOf(tab, sentence("secret"))).toBe("waits for a yes");
    await press(tab, sentence("allowHost", host));
    await stage.answerPrompt(tab, "deny");
    await reads(tab, sentence("noPermission", host));
    expect(server.log).toEqual([]);

    await press(tab, sentence("allowHost", host));
    await stage.answerPrompt(tab, "allow");
    await press(tab, sentence("tryAgain"));
    expect(await stage.reveal(await stage.takeLink())).toBe("waits for a yes");
  });

  everywhere("a link is looked at once it is given again", async (stage) => {
    const { driver, server } = stage;
    const { host } = new URL(server.origin);
    const link = await stage.linkOf("pre", "behind a door");
    await driver.revokeHosts();
    const asked = server.log.length;
    const tab = await stage.openLink(link);
    await reads(tab, sentence("noPermission", host));
    expect(server.log).toHaveLength(asked);

    await press(tab, sentence("allowHost", host));
    await stage.answerPrompt(tab, "allow");
    await press(tab, sentence("revealOnce"));
    await reads(tab, "behind a door");
  });

  everywhere("the options have the button too", async (stage) => {
    const { driver, server } = stage;
    const { host } = new URL(server.origin);
    const options = await driver.openExtensionPage("options");
    await driver.revokeHosts();
    await options.bringToFront();
    await reads(options, sentence("serverNotPermitted", host));
    await press(options, sentence("allowHost", host));
    await stage.answerPrompt(options, "allow");
    await stage.linkOf("pre", "it works again");
  });
});
