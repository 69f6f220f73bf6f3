/** Measures the time from the click in the menu, as the background hears of it, to the link on the clipboard of the display. */
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import type { Stage } from "../support/stage";
import type { Milliseconds } from "./median";

const WARM_UP = 2;

declare global {
  var clickedAt: Milliseconds | undefined;
}

export async function measureCopy(stage: Stage, runs: number): Promise<readonly Milliseconds[]> {
  const worker = await stage.chromium.worker();
  await worker.evaluate(() => {
    chrome.contextMenus.onClicked.addListener(() => {
      globalThis.clickedAt = Date.now();
    });
  });
  const times: Milliseconds[] = [];
  for (let run = 0; run < WARM_UP + runs; run += 1) {
    const { page, at } = await stage.select("pre", `text ${run}`);
    stage.display.clearClipboard();
    const before = stage.chromium.browser.targets();
    const copied = linkAppears(stage);
    await stage.chooseAt(at);
    const copiedAt = await copied;
    const clickedAt = await worker.evaluate(() => globalThis.clickedAt);
    if (clickedAt === undefined) throw new Error("The background heard of no click");
    if (run >= WARM_UP) times.push(copiedAt - clickedAt);
    await stage.chromium.browser.waitForTarget(
      (target) => !before.includes(target) && target.url().endsWith("/popup.html"),
    );
    await page.close();
  }
  return times;
}

/** When, by the clock. Another process looks every few milliseconds, since this one waits for the menu meanwhile. */
async function linkAppears({ display }: Stage): Promise<Milliseconds> {
  const look = "xclip -selection clipboard -out 2>/dev/null | grep -q /secret/";
  const watch = spawn("sh", ["-c", `until ${look}; do sleep 0.005; done; date +%s%3N`], {
    env: display.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return Number(await text(watch.stdout));
}
