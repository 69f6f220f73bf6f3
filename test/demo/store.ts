/** `npm run store-pictures` takes the pictures that stores show, from the real extension in a real browser. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "puppeteer-core";
import { WIDTH } from "../support/display";
import { buildExtension, freeOrigin } from "../support/extension";
import { fill, press, sentence } from "../support/person";
import { openStage, type Stage } from "../support/stage";
import { sizeOf } from "../support/png";
import { until } from "../support/until";
import { type Pictures, takePictures } from "./pictures";
import { spotOf } from "./places";
import { KEY } from "./right-click";
import { verify, verifyReads } from "./step";

const FOLDER = ".output/store";
/** The size that the stores of Chrome, Edge and Firefox take alike. */
const SCREEN = "1280x800+0+0";

const home = await freeOrigin();
console.log("Building the extension");
const extension = await buildExtension("chrome", [home]);
process.once("exit", () => rmSync(extension, { recursive: true, force: true }));
const scene = await openStage(extension, home);
try {
  await takeScreens(scene, takePictures(scene, FOLDER));
  await draw(scene.chromium.browser, "tile-440x280", 440, 280, tile());
  await draw(scene.chromium.browser, "edge-logo-300x300", 300, 300, mark(300));
  for (const name of readdirSync(FOLDER)) {
    const [, wanted = "1280x800"] = /-(\d+x\d+)\.png$/.exec(name) ?? [];
    const { width, height } = sizeOf(readFileSync(`${FOLDER}/${name}`));
    verify(`${name} has ${wanted} pixels`, `${width}x${height}` === wanted, `${width}x${height}`);
  }
  console.log(`Look at each of the pictures in ${FOLDER}/`);
} finally {
  await scene.close();
}

/** The way of a text, in five screens. */
async function takeScreens(stage: Stage, pictures: Pictures): Promise<void> {
  const { chromium, display, pages } = stage;
  const [blank] = await chromium.browser.pages();
  const page = await chromium.open(pages.tryIt);
  await blank?.close();
  await widen(page);
  const { from, on, to } = await spotOf(page, KEY);
  display.drag(from, to);
  await until("the text is selected", () => page.evaluate(() => getSelection()?.type === "Range"));

  const menu = await display.openMenu(on);
  for (const key of chromium.ourEntry.slice(0, -1)) display.press(key);
  await pictures.screen("1-select-and-right-click", SCREEN);
  display.press("Escape");
  await menu.closed();

  await stage.chooseAt(on);
  const popup = await chromium.extensionPage("popup");
  await verifyReads("The popup", popup, sentence("linkCopied"));
  await press(popup, "People with Secret Links");
  await verifyReads("The popup", popup, sentence("linkCopied"));
  await pictures.screen("2-the-link-is-copied", SCREEN);
  const link = await stage.takeLink();

  const form = await chromium.pressToolbarButton(page);
  await press(form, "Create another");
  await fill(form, "Secret", "The safe: left 31, right 8,\nleft 77.");
  await fill(form, "Passphrase", "walnut lantern ember quiet");
  await pictures.screen("3-or-write-in-the-popup", SCREEN);

  const tab = await stage.openLink(link);
  await verifyReads("The tab", tab, sentence("waitingHeading"));
  await pictures.screen("4-look-without-using-it-up", SCREEN);
  await press(tab, "Reveal once");
  await tab.locator("pre.text").wait();
  await pictures.screen("5-read-it-once", SCREEN);
}

/** Chromium leaves the last column of the screen black. */
async function widen(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  const { windowId, bounds } = await session.send("Browser.getWindowForTarget");
  const width = (bounds.width ?? WIDTH) + 2;
  await session.send("Browser.setWindowBounds", { windowId, bounds: { width } });
  await session.detach();
}

/** Pictures a page of this size, drawn by the browser. */
async function draw(browser: Browser, name: string, width: number, height: number, body: string) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.setContent(`<!doctype html><style>* { margin: 0 }</style>${body}`);
  await page.screenshot({ path: `${FOLDER}/${name}.png`, omitBackground: true });
  await page.close();
}

function mark(size: number): string {
  const svg = readFileSync(
    fileURLToPath(new URL("../../components/icon.svg", import.meta.url)),
    "utf8",
  );
  return svg.replace("<svg ", `<svg style="display: block" width="${size}" height="${size}" `);
}

function tile(): string {
  return `<div style="box-sizing: border-box; width: 440px; height: 280px; padding: 44px 40px; background: #eaf5f3; color: #10312d;
    font: 19px/1.4 system-ui, sans-serif">
  <div style="display: flex; align-items: center; gap: 20px; font-size: 36px; white-space: nowrap; font-weight: 700">${mark(84)}Secret Links</div>
  <p style="margin-top: 30px; font-size: 23px">Hand a text over exactly once.</p>
  <p style="margin-top: 8px; color: #3d5f5a">Unofficial client</p>
</div>`;
}
