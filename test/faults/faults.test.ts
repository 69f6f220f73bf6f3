/**
 * Any step may fail in any way: nothing is lost, nothing leaks, no sentence is untrue, nothing is done twice. `npm run faults`
 * tries every case; other runs try every so many of them.
 */
import { expect, test } from "vitest";
import { type Kind, KINDS } from "./checks";
import { countCryptography } from "./clockwork";
import { run } from "./run";
import { scenarios } from "./scenarios";
import { casesAt } from "./steps";

const EVERY = process.env["FAULTS"] === "all" ? 1 : 60;

countCryptography();

test.each(scenarios)("$name", { timeout: 3_600_000 }, async (scenario) => {
  const whole = await run(scenario);
  const cases = whole.steps.flatMap(casesAt).filter((_, index) => index % EVERY === 0);
  const wrong = whole.found.map(({ kind, what }) => `without any fault: ${kind} ${what}`);
  const counts = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
  for (const one of cases) {
    // One world at a time: they share a browser.
    const { struck, found } = await run(scenario, one);
    expect(struck, `${one.step} is reached`).toBe(true);
    for (const { kind, what } of found) {
      if (kind !== "told") wrong.push(`${one.fault} ${one.step}: ${kind} ${what}`);
    }
    for (const kind of new Set(found.map(({ kind: of }) => of))) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  const told = [...counts].map(([kind, count]) => `${kind} ${count}`).join(", ");
  process.stdout.write(
    `${scenario.name}: ${whole.steps.length} steps, ${cases.length} cases, ${told}\n`,
  );
  expect(wrong).toEqual([]);
});
