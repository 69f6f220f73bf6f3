/** The QR code in the result, as it stands on the screen. */
import { expect } from "vitest";
import { obstaclesOn } from "../support/accessible";
import { misfitsOn } from "../support/fit";
import { journey } from "../support/fixture";
import { wayThrough } from "../support/keyboard";
import { press, reads, sentence } from "../support/person";
import { modulesOf, modulesOn } from "../support/qr";
import { until } from "../support/until";

journey("the link's QR code is drawn black on white, in light and dark", async ({ stage }) => {
  // The text comes from a field where it can be replaced: the result is so high that the code has no room below it.
  await stage.copyByMenu("textarea", "for the telephone");
  const popup = await stage.chromium.extensionPage("popup");
  await stage.takeLink();
  // A telephone opens this kind.
  await press(popup, sentence("openersBrowser"));
  const link = await stage.takeLink();
  await press(popup, sentence("showQrCode"));
  await until("all of it is to be seen", async () =>
    (await popup.$("svg.qr"))?.isIntersectingViewport({ threshold: 1 }),
  );
  for (const value of ["light", "dark"] as const) {
    await popup.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    expect(await modulesOn(popup), value).toBe(modulesOf(link));
  }
  await popup.emulateMediaFeatures([]);
  // The popup grows after its contents, at last by the width of its scroll bar.
  await until("nothing stands out", async () => (await misfitsOn(popup)).length === 0);
  expect(await obstaclesOn(popup)).toEqual([]);
});

journey("the QR code comes and goes by keyboard", async ({ stage }) => {
  await stage.copyByMenu("pre", "for the telephone");
  const popup = await stage.chromium.extensionPage("popup");
  await press(popup, sentence("openersBrowser"));
  await reads(popup, sentence("serviceEncryptedOpeners"));
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
