/**
 * `npm run bench` measures the time that people wait, beside the same of a bare extension, the floor. Numbers to compare, on one
 * machine with nothing else to do; nothing fails by them.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { buildExtension, freeOrigin } from "../support/extension";
import { openStage, type Stage } from "../support/stage";
import { keyToClipboard, type State, type Way } from "./copy";
import { copyFloor } from "./floor";
import { inTurn, type Pair } from "./inTurn";
import { popupPaints } from "./popup";
import { fillReceipts, newestReceipt } from "./receipts";
import { sealing } from "./seal";
import { median, quantile, type Milliseconds } from "./times";

/** The rounds of each measurement that count: `ROUNDS=6 npm run bench` is a quick look. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 20);
/** None, as many as the popup shows at first, and as many as are kept. */
const RECEIPTS = [0, 5, 200];
const RESULTS = ".output/bench.json";

const homes: Pair<Awaited<ReturnType<typeof freeOrigin>>> = {
  ours: await freeOrigin(),
  floor: await freeOrigin(),
};
const folders: Pair<string> = {
  ours: await buildExtension("chrome", [homes.ours]),
  floor: copyFloor(homes.floor),
};
process.once("exit", () => {
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
});
const stages: Pair<Stage> = {
  ours: await openStage(folders.ours, homes.ours),
  floor: await openStage(folders.floor, homes.floor),
};
const results: Record<string, Pair<readonly Milliseconds[]>> = {};
mkdirSync(".output", { recursive: true });
console.log(`${"".padEnd(32)}  ours, median and p95     floor       ratio`);
try {
  const copies: readonly { name: string; way: Way; state: State; latency?: number }[] = [
    { name: "right-click to clipboard, warm", way: "menu", state: "warm" },
    { name: "shortcut to clipboard, warm", way: "shortcut", state: "warm" },
    { name: "background stopped", way: "menu", state: "stopped" },
    { name: "first use", way: "menu", state: "first" },
    { name: "first use, server takes 150 ms", way: "menu", state: "first", latency: 150 },
  ];
  for (const { name, way, state, latency = 0 } of copies) {
    for (const stage of Object.values(stages)) stage.server.switch({ latency });
    tell(name, await inTurn(stages, ROUNDS, (stage) => keyToClipboard(stage, way, state)));
  }
  const receipt = await newestReceipt(stages.ours);
  for (const receipts of RECEIPTS) {
    await fillReceipts(stages.ours, receipt, receipts);
    const measure = (stage: Stage) => popupPaints(stage, stage === stages.ours ? receipts : 0);
    tell(`popup painted, ${receipts} receipts`, await inTurn(stages, ROUNDS, measure));
  }
  for (const bytes of [1e3, 1e4, 1e5, 1e6]) {
    tell(`${bytes / 1000} kB sealed`, await inTurn(sealing, ROUNDS, (work) => work(bytes)));
  }
} finally {
  for (const stage of Object.values(stages)) await stage.close();
}

console.log(`All times are in ${RESULTS}.`);

/** A row: median and the time that 95 % do not exceed, ours and the floor's, in milliseconds; then the ratio of the medians. */
function tell(name: string, times: Pair<readonly Milliseconds[]>): void {
  results[name] = times;
  const numbers = [times.ours, times.floor]
    .flatMap((all) => [median(all), quantile(all, 0.95)])
    .map((one) => one.toFixed(1).padStart(7));
  const ratio = (median(times.ours) / median(times.floor)).toFixed(2);
  console.log([name.padEnd(32), ...numbers, ratio].join(" "));
  writeFileSync(RESULTS, JSON.stringify(results));
}
