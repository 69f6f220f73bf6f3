/**
 * `npm run bench` measures the time that people wait, beside the same of a bare extension, the floor. Numbers to compare, on one
 * machine with nothing else to do; nothing fails by them. `npm run bench -- --trace` prints one right-click as a timeline.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { inChromium, inFirefox } from "./contenders";
import { copies } from "./copies";
import { firefox } from "./firefox";
import { links } from "./links";
import { popups } from "./popups";
import { HEADING, lineOf, recordOf, type Row } from "./row";
import { sealings } from "./sealings";
import { starts } from "./starts";
import { trace } from "./trace";
import { undriven } from "./undriven";

/** The parts of the table, by the words that choose them: `npm run bench -- popups links`. */
const parts: Readonly<Record<string, (rounds: number) => AsyncGenerator<Row>>> = {
  copies: (rounds) => inChromium(copies, rounds),
  popups: (rounds) => inChromium(popups, rounds),
  links: (rounds) => inChromium(links, rounds),
  starts,
  undriven,
  sealing: (rounds) => inChromium(sealings, rounds),
  firefox: (rounds) => inFirefox(firefox, rounds),
};

const RESULTS = ".output/bench.json";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** The rounds of each measurement that count. */
    rounds: { type: "string", default: "20" },
    trace: { type: "boolean", default: false },
  },
});
if (values.trace) await trace();
else
  await compare(positionals.length > 0 ? positionals : Object.keys(parts), Number(values.rounds));

async function compare(chosen: readonly string[], rounds: number): Promise<void> {
  const records: object[] = [];
  mkdirSync(".output", { recursive: true });
  console.log(HEADING);
  for (const name of chosen) {
    const part = parts[name];
    if (part === undefined) throw new Error(`${name} is none of ${Object.keys(parts).join(", ")}`);
    for await (const row of part(rounds)) {
      console.log(lineOf(row));
      records.push(recordOf(row));
      writeFileSync(RESULTS, JSON.stringify(records));
    }
  }
  console.log(`All times, in milliseconds, are in ${RESULTS}.`);
}
