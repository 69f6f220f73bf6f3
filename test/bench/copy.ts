/** Measures the time from a key to a link on the clipboard of the display. */
import { spawn, spawnSync } from "node:child_process";
import { text } from "node:stream/consumers";
import type { Chromium } from "../support/chromium";
import type { Display } from "../support/display";
import { locate } from "../support/programs.mjs";
import type { Stage } from "../support/stage";
import { until } from "../support/until";
import type { Milliseconds } from "./times";

/** The key that makes a link: the one that chooses our entry in the real menu, or the shortcut. */
export type Way = "menu" | "shortcut";

/** The state of the extension before the key. The first use has neither a background nor a document for the copy. */
export type State = "warm" | "stopped" | "first";

let made = 0;

/** Both times come from a shell that has nothing else to do: this process is busy with its driver. */
export async function keyToClipboard(
  { display, ...stage }: Stage,
  way: Way,
  state: State,
): Promise<Milliseconds> {
  const { chromium } = stage;
  const { page, at } = await stage.select("pre", `text ${(made += 1)}`);
  await bring(chromium, state);
  const before = chromium.browser.targets();
  const menu = way === "menu" ? await display.openMenu(at) : undefined;
  if (menu) display.press("Up", "Up");
  const clipboard = await holdClipboard(display);
  const pressed = pressTimed(display, menu ? "Return" : "alt+shift+l");
  const time = (await clipboard.taken) - pressed;
  await menu?.closed();
  if (!(await display.clipboard()).includes("/secret/"))
    throw new Error("The clipboard holds no link");
  if (await hasResults(chromium)) {
    const popup = await chromium.browser.waitForTarget(
      (target) => !before.includes(target) && target.url().endsWith("/popup.html"),
    );
    await (await popup.asPage()).close();
  }
  await page.close();
  return time;
}

/** Only the background of the extension shows its result in the popup; the floor shows none. */
async function hasResults(chromium: Chromium): Promise<boolean> {
  const worker = await chromium.worker();
  return await worker.evaluate(() => chrome.runtime.getManifest().name !== "Floor");
}

async function bring(chromium: Chromium, state: State): Promise<void> {
  if (state === "warm") return;
  if (state === "first") {
    const worker = await chromium.worker();
    await worker.evaluate(() => chrome.offscreen.closeDocument().catch(() => undefined));
  }
  await chromium.stopWorker();
}

/** Holds the clipboard until another program takes it. Gives the time of that, once it is held. */
async function holdClipboard(display: Display): Promise<{ readonly taken: Promise<Milliseconds> }> {
  const held = `held ${made}`;
  const xclip = `"$0" -selection clipboard -in -quiet 2>/dev/null; date +%s%N`;
  const watch = spawn("sh", ["-c", xclip, locate("xclip")], {
    env: display.env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  watch.stdin.end(held);
  const taken = text(watch.stdout).then(milliseconds);
  await until("the clipboard is held", async () => (await display.clipboard()) === held);
  return { taken };
}

function pressTimed({ env }: Display, key: string): Milliseconds {
  const xdotool = 'date +%s%N; exec "$0" key --delay 0 "$1"';
  const { stdout } = spawnSync("sh", ["-c", xdotool, locate("xdotool"), key], {
    env,
    encoding: "utf8",
  });
  return milliseconds(stdout);
}

function milliseconds(nanoseconds: string): Milliseconds {
  return Number(nanoseconds) / 1e6;
}
