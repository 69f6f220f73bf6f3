/**
 * Lets each service be in each of its scenarios, and any step of them fail in any way. `npm run faults` tries every case; other runs
 * try every so many of them.
 */
import { describe, expect, test } from "vitest";
import { type Kind, KINDS } from "./checks";
import { countWork } from "./clockwork";
import { run } from "./run";
import { scenariosOf } from "./scenarios";
import { casesAt } from "./steps";
import type { Subject } from "./subjects";

const EVERY = process.env["FAULTS"] === "all" ? 1 : 60;

export function everyCase(subjects: readonly Subject[]): void {
  countWork();
  describe.each(subjects)("$service.name:", (subject) => {
    test.each(scenariosOf(subject))("$name", { timeout: 3_600_000 }, async (scenario) => {
      const whole = await run(subject, scenario);
      const cases = whole.steps.flatMap(casesAt).filter((_, index) => index % EVERY === 0);
      const wrong = whole.found.map(({ kind, what }) => `without any fault: ${kind} ${what}`);
      const counts = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
      for (const one of cases) {
        // One world at a time: they share a browser.
        const { struck, found } = await run(subject, scenario, one);
        expect(struck, `${one.step} is reached`).toBe(true);
        for (const { kind, what } of found) {
          if (kind !== "told") wrong.push(`${one.fault} ${one.step}: ${kind} ${what}`);
        }
        for (const kind of new Set(found.map(({ kind: of }) => of))) {
          counts.set(kind, (counts.get(kind) ?? 0) + 1);
        }
      }
      const tried = `${whole.steps.length} steps, ${cases.length} cases`;
      const told = [...counts].map(([kind, count]) => `${kind} ${count}`).join(", ");
      process.stdout.write(`${subject.service.name}, ${scenario.name}: ${tried}, ${told}\n`);
      expect(wrong).toEqual([]);
    });
  });
}
