/** The way through the options, in every browser. */
import { describe, expect } from "vitest";
import { everywhere } from "../support/fixture";
import { fill, press, reads, select, sentence, textOf } from "../support/person";
import { ACCOUNT } from "../support/stage";
import { until } from "../support/until";

describe("the options", () => {
  everywhere("lead to each section by a link", async ({ driver }) => {
    const options = await driver.openExtensionPage("options");
    await reads(options, sentence("newSecrets"));
    const titles = await options.evaluate(() =>
      Array.from(document.querySelectorAll("nav a"), (link) => link.textContent),
    );
    expect(titles).toHaveLength(10);
    for (const title of titles.toReversed()) {
      await options.locator(`nav a ::-p-text(${title})`).click();
      await until(`the focus is on "${title}", which is in sight`, () =>
        options.evaluate((wanted) => {
          const heading = document.activeElement;
          const { top = -1, bottom = 0 } = heading?.getBoundingClientRect() ?? {};
          const isInSight = top >= 0 && bottom <= innerHeight;
          return heading?.tagName === "H3" && heading.textContent === wanted && isInSight;
        }, title),
      );
    }
  });

  everywhere("list accounts only where somebody added one", async ({ driver, server }) => {
    const options = await driver.openExtensionPage("options");
    await press(options, sentence("addAccount"));
    await select(options, sentence("accountServer"), server.origin);
    await fill(options, sentence("accountUser"), ACCOUNT.user);
    // Firefox has no name of a role for such a field.
    await options.locator("input[type=password]").fill(ACCOUNT.token);
    await press(options, sentence("signIn"));
    await reads(options, sentence("signedInSession", ACCOUNT.user));
    await press(options, sentence("signOut"));
    await until("the account is gone", async () => !(await textOf(options)).includes(ACCOUNT.user));
  });
});
