/**
 * `npm run bench` measures the time that people wait for the popup and for a link. Numbers to compare, on one machine; nothing
 * fails by them.
 */
import { rmSync } from "node:fs";
import { buildExtension, freeOrigin } from "../support/extension";
import { openStage } from "../support/stage";
import { measureCopy } from "./copy";
import { measurePopup } from "./popup";
import { fillReceipts, newestReceipt } from "./receipts";
import { median, type Milliseconds } from "./median";

/** The runs of each measurement; the first ones, while everything warms up, are not counted. */
const RUNS = 15;
/** None, as many as the popup shows at first, and as many as are kept. */
const RECEIPTS = [0, 5, 200];

const home = await freeOrigin();
const extension = await buildExtension("chrome", [home]);
process.once("exit", () => rmSync(extension, { recursive: true, force: true }));
const stage = await openStage(extension, home);
try {
  tell("right-click to clipboard", await measureCopy(stage, RUNS));
  const receipt = await newestReceipt(stage);
  const popups: number[] = [];
  for (const receipts of RECEIPTS) {
    await fillReceipts(stage, receipt, receipts);
    const times = await measurePopup(stage, RUNS, receipts);
    tell(`popup, ${receipts} receipts`, times);
    popups.push(median(times));
  }
  const [fastest = NaN, slowest = NaN] = [popups.at(0), popups.at(-1)];
  console.log(`${RECEIPTS.at(-1)} receipts to none: ${(slowest / fastest).toFixed(2)}`);
} finally {
  await stage.close();
}

function tell(what: string, times: readonly Milliseconds[]): void {
  const worst = Math.max(...times);
  console.log(
    `${what.padEnd(26)} median ${median(times).toFixed(0)} ms, worst ${worst.toFixed(0)} ms, n = ${times.length}`,
  );
}
