/** An account at a server is proven before it is kept, used for new secrets, and remembered only if that was chosen. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { everywhere } from "../support/fixture";
import { fill, press, reads, sentence, textOf } from "../support/person";
import { signIn } from "../support/sign-in";
import { until } from "../support/until";
import { ACCOUNT, CREATE, type AnyStage } from "../support/stage";

/** Both areas, as they are stored. */
async function stored({ driver }: AnyStage): Promise<string> {
  return await driver.evaluate(async () =>
    JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]),
  );
}

/** Seconds. */
async function longestOffer(popup: Page): Promise<number> {
  return await popup
    .locator("select")
    .map(({ options }) => Math.max(...[...options].map(({ value }) => Number(value))))
    .wait();
}

describe("an account", () => {
  everywhere("that the server does not take is not kept", async (stage) => {
    const options = await signIn(stage, { ...ACCOUNT, token: "marten-3920-wrong-token" });
    await reads(options, sentence("credentials"));
    expect(await textOf(options)).toContain(sentence("notSignedIn"));
    expect(await stored(stage)).not.toContain("marten-3920");

    await stage.linkOf("pre", "by right-click");
    expect(stage.created()[0]?.headers.authorization).toBeUndefined();
  });

  everywhere("owns what it creates, for longer than anybody may", async (stage) => {
    const { server } = stage;
    const before = await stage.openPopup();
    const forAnybody = await longestOffer(before);
    await before.close();

    const options = await signIn(stage, ACCOUNT);
    await reads(options, sentence("signedInSession", ACCOUNT.user));
    expect(await options.content()).not.toContain(ACCOUNT.token);

    const popup = await stage.openPopup();
    const longest = await longestOffer(popup);
    expect(longest).toBeGreaterThan(forAnybody);
    await popup.select("select", `${longest}`);
    await fill(popup, sentence("secret"), "kept for long");
    await press(popup, sentence("createLink"));
    const link = await stage.takeLink();
    await reads(popup, sentence("opensOnce", `${longest / 86_400} days`));
    const created = await server.seen(CREATE);
    expect(created.headers.authorization).toBe(
      `Basic ${Buffer.from(`${ACCOUNT.user}:${ACCOUNT.token}`).toString("base64")}`,
    );
    expect(created.path).toBe("/api/v2/secret/conceal");

    // The recipient is nobody to the service.
    const asked = server.log.length;
    expect(await stage.reveal(link)).toBe("kept for long");
    for (const { headers } of server.log.slice(asked)) {
      expect(headers.authorization).toBeUndefined();
    }
  });

  everywhere("ends with the browser", async (stage) => {
    const options = await signIn(stage, ACCOUNT);
    await reads(options, sentence("signedInSession", ACCOUNT.user));
    await stage.restart();
    const again = await stage.driver.openExtensionPage("options");
    await reads(again, sentence("addAccount"));
    expect(await textOf(again)).not.toContain(ACCOUNT.user);
    await stage.linkOf("pre", "by right-click");
    expect(stage.created()[0]?.headers.authorization).toBeUndefined();
  });

  everywhere("is remembered if that was chosen, until it is signed out", async (stage) => {
    const options = await signIn(stage, ACCOUNT, "remember");
    await reads(options, sentence("signedInRemembered", ACCOUNT.user));
    await stage.restart();
    await stage.linkOf("pre", "by right-click");
    expect(stage.created()[0]?.headers.authorization).toMatch(/^Basic /);

    const again = await stage.driver.openExtensionPage("options");
    await reads(again, sentence("signedInRemembered", ACCOUNT.user));
    await press(again, sentence("signOut"));
    await until(
      "the account is gone from the page",
      async () => !(await textOf(again)).includes(ACCOUNT.user),
    );
    expect(await stored(stage)).not.toContain(ACCOUNT.token);
  });
});
