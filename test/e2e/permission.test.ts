/** The permission for a server is taken back in the browser's own list of extensions: the pages name the loss, and ask again. */
import { describe, expect } from "vitest";
import { journey } from "../support/fixture";
import { press, reads, sentence, valueOf } from "../support/person";
import { revokeHosts } from "../support/revoke";

describe("with the permission taken back", () => {
  journey("a link is made once it is given again", async ({ stage }) => {
    const { chromium, server } = stage;
    const { host } = new URL(server.origin);
    await revokeHosts(chromium);
    await stage.copyByMenu("pre", "waits for a yes");
    const popup = await chromium.extensionPage("popup");
    await reads(popup, sentence("noPermission", host));
    expect(await valueOf(popup, sentence("secret"))).toBe("waits for a yes");
    expect(server.log).toEqual([]);

    // A popup closes when the browser asks: the page goes on in a tab.
    const tab = await chromium.extensionPageAfter("popup", () =>
      press(popup, sentence("allowHost", host)),
    );
    await press(tab, sentence("allowHost", host));
    await stage.answerPrompt(tab, "deny");
    await reads(tab, sentence("noPermission", host));
    expect(server.log).toEqual([]);

    await press(tab, sentence("allowHost", host));
    await stage.answerPrompt(tab, "allow");
    await press(tab, sentence("tryAgain"));
    expect(await stage.reveal(await stage.takeLink())).toBe("waits for a yes");
  });

  journey("a link is looked at once it is given again", async ({ stage }) => {
    const { chromium, server } = stage;
    const { host } = new URL(server.origin);
    const link = await stage.linkOf("pre", "behind a door");
    await revokeHosts(chromium);
    const asked = server.log.length;
    const tab = await stage.openLink(link);
    await reads(tab, sentence("noPermission", host));
    expect(server.log).toHaveLength(asked);

    await press(tab, sentence("allowHost", host));
    await stage.answerPrompt(tab, "allow");
    await press(tab, sentence("revealOnce"));
    await reads(tab, "behind a door");
  });

  journey("the options have the button too", async ({ stage }) => {
    const { chromium, server } = stage;
    const { host } = new URL(server.origin);
    const options = await chromium.openExtensionPage("options");
    await revokeHosts(chromium);
    await options.bringToFront();
    await reads(options, sentence("serverNotPermitted", host));
    await press(options, sentence("allowHost", host));
    await stage.answerPrompt(options, "allow");
    await stage.linkOf("pre", "it works again");
  });
});
