/** The help in the options, in every browser. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import packageJson from "../../package.json";
import { everywhere, onlyChromium } from "../support/fixture";
import { fill, press, reads, sentence, textOf, unfold, valueOf } from "../support/person";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

/** A popup with a text that could not be sent, by a mistake of ours. */
async function openMistake({ driver }: AnyStage): Promise<Page> {
  const popup = await driver.openExtensionPage("popup");
  await fill(popup, "Secret", "tulip-4471");
  // As if the background had gone: nobody answers this page.
  await popup.evaluate(() => {
    for (const name of ["browser", "chrome"]) {
      Object.defineProperty(Reflect.get(globalThis, name).runtime, "sendMessage", {
        value: () => Promise.reject(new Error("gone")),
      });
    }
  });
  await press(popup, "Create link");
  await reads(popup, sentence("bug"));
  return popup;
}

const REPORT = 'a[href*="failure="]';

describe("the help", () => {
  everywhere("has a report of the mistake that led there, without any address", async (stage) => {
    const popup = await openMistake(stage);
    // In Firefox, no driver sees a tab that a link opens: its address is opened here.
    const link = await popup
      .locator(REPORT)
      .map((element) => ({ address: element.href, tab: element.target }))
      .wait();
    expect(link.tab).toBe("_blank");
    const options = await stage.driver.open(link.address);
    await reads(options, "bug/bug/create");
    await press(options, sentence("copyText"));
    const report = await stage.takeText();
    expect(report).toContain(`Secret Links ${packageJson.version}\nBrowser: Mozilla/5.0`);
    expect(report).toContain("Server: Onetime Secret, public");
    expect(report).toContain("Failure: bug/bug/create");
    expect(report).not.toMatch(/https?:|127\.0\.0\.1|tulip/);
  });

  onlyChromium(
    "opens beside the page of the mistake, which keeps its text",
    "no driver sees a tab that a link opens",
    async (stage) => {
      const popup = await openMistake(stage);
      const options = await stage.chromium.extensionPageAfter("options", () =>
        popup.locator(REPORT).click(),
      );
      await reads(options, "bug/bug/create");
      await popup.bringToFront();
      expect(await valueOf(popup, "Secret")).toBe("tulip-4471");
    },
  );

  everywhere("has the changes and the first steps in the package", async (stage) => {
    const options = await stage.driver.openExtensionPage("options");
    await unfold(options, sentence("whatIsNew"));
    await reads(options, "a one-time link to it is on the clipboard");
    await options.locator(`a ::-p-text(${sentence("firstSteps")})`).click();
    await until("the first steps are there", () =>
      // While one page gives way to the next, neither answers.
      textOf(options).then(
        (text) => text.includes(sentence("welcomeHeading")),
        () => false,
      ),
    );
    expect(stage.server.log).toEqual([]);
  });
});
