/** The QR code in the result, as it stands on the screen. */
import { expect } from "vitest";
import { obstaclesOn } from "../support/accessible";
import { misfitsOn } from "../support/fit";
import { everywhere } from "../support/fixture";
import { wayThrough } from "../support/keyboard";
import { press, reads, sentence } from "../support/person";
import { modulesOf, modulesOn } from "../support/qr";
import type { Place } from "../support/pages";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

/** The result of a right-click, once its link is one that a telephone can open. */
async function copyForTelephone(stage: AnyStage, place: Place) {
  const popup = await stage.driver.popupPageAfter(() =>
    stage.copyByMenu(place, "for the telephone"),
  );
  await stage.takeLink();
  await press(popup, sentence("openersBrowser"));
  await reads(popup, sentence("serviceEncryptedOpeners"));
  return { popup, link: await stage.takeLink() };
}

everywhere("the link's QR code comes and goes by keyboard", async (stage) => {
  const { popup } = await copyForTelephone(stage, "pre");
  const { stops, obstacles } = await wayThrough(popup);
  expect(obstacles).toEqual([]);
  expect(stops.join("\n")).toContain(sentence("showQrCode"));
  const shown = (wanted: boolean) =>
    until("the code is there or not", async () => ((await popup.$("svg.qr")) !== null) === wanted);
  await popup.focus(`::-p-aria([name="${sentence("showQrCode")}"][role="button"])`);
  stage.display.press("Return");
  await shown(true);
  stage.display.press("space");
  await shown(false);
});

everywhere(
  "the link's QR code is black on white in light and dark, and in nobody's way",
  async (stage) => {
    // The text comes from a field where it can be replaced: the result is so high that the code has no room below it.
    const { popup, link } = await copyForTelephone(stage, "textarea");
    await press(popup, sentence("showQrCode"));
    await until("all of it is to be seen", async () =>
      (await popup.$("svg.qr"))?.isIntersectingViewport({ threshold: 1 }),
    );
    for (const value of ["light", "dark"] as const) {
      await stage.driver.setColours(popup, value);
      expect(await modulesOn(popup), value).toBe(modulesOf(link));
    }
    await stage.driver.setColours(popup);
    // The popup grows after its contents, at last by the width of its scroll bar.
    await until("nothing stands out", async () => (await misfitsOn(popup)).length === 0);
    expect(await obstaclesOn(stage.driver, popup)).toEqual([]);
  },
);
