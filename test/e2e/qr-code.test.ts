/** The QR code in the result, as it stands on the screen. */
import { correction, generate } from "lean-qr/nano";
import type { Page } from "puppeteer-core";
import { expect } from "vitest";
import { obstaclesOn } from "../support/accessible";
import { misfitsOn } from "../support/fit";
import { journey } from "../support/fixture";
import { wayThrough } from "../support/keyboard";
import { press, reads, sentence } from "../support/person";
import { until } from "../support/until";

/** What is in the middle of each module: `#` is black, `.` white, `?` anything else. One line for each row, white margin included. */
async function modulesOn(page: Page): Promise<string> {
  const picture = await page.$("svg.qr");
  if (picture === null) throw new Error("There is no QR code");
  // Beyond the viewport, the browser would lay the popup out anew for the picture: it can stay 15 px too wide after that.
  const png = await picture.screenshot({ encoding: "base64", captureBeyondViewport: false });
  return await picture.evaluate(async (svg, base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const { width, height } = image;
    const pen = new OffscreenCanvas(width, height).getContext("2d");
    if (pen === null) throw new Error("Nothing can be drawn");
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, width, height);
    const size = Number(svg.getAttribute("viewBox")?.split(" ").at(-1));
    const at = (module: number) => Math.floor(((module + 0.5) * width) / size);
    const signs = new Map([
      ["0,0,0,255", "#"],
      ["255,255,255,255", "."],
    ]);
    const sign = (x: number, y: number) => {
      const start = (at(y) * width + at(x)) * 4;
      return signs.get(data.slice(start, start + 4).join(",")) ?? "?";
    };
    const modules = Array.from({ length: size }, (_, i) => i);
    return modules.map((y) => modules.map((x) => sign(x, y)).join("")).join("\n");
  }, png);
}

/** Of a code with four modules of white around it. */
function expected(link: string): string {
  const code = generate(link, { minCorrectionLevel: correction.L });
  const modules = Array.from({ length: code.size + 8 }, (_, i) => i - 4);
  return modules.map((y) => modules.map((x) => (code.get(x, y) ? "#" : ".")).join("")).join("\n");
}

journey("the link's QR code is drawn black on white, in light and dark", async ({ stage }) => {
  // From where the text can be replaced: the result is so high that the code has no room below it.
  await stage.copyByMenu("textarea", "for the telephone");
  const popup = await stage.chromium.extensionPage("popup");
  const link = await stage.takeLink();
  await press(popup, sentence("showQrCode"));
  await until("all of it is to be seen", async () =>
    (await popup.$("svg.qr"))?.isIntersectingViewport({ threshold: 1 }),
  );
  for (const value of ["light", "dark"] as const) {
    await popup.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    expect(await modulesOn(popup), value).toBe(expected(link));
  }
  await popup.emulateMediaFeatures([]);
  // The popup grows after what it shows, at last by the width of its scroll bar.
  await until("nothing stands out", async () => (await misfitsOn(popup)).length === 0);
  expect(await obstaclesOn(popup)).toEqual([]);
});

journey("the QR code comes and goes by keyboard", async ({ stage }) => {
  await stage.copyByMenu("pre", "for the telephone");
  const popup = await stage.chromium.extensionPage("popup");
  await reads(popup, sentence("linkCopied"));
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
