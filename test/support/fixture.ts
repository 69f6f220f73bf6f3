/** A fresh stage for each journey, on which the extension must neither log nor leave an error uncaught. */
import { mkdirSync } from "node:fs";
import { expect, inject, test } from "vitest";
import { type Opening, openStage, type Stage } from "./stage";

/** Of the screen, where a journey failed. */
const PICTURES = ".output/e2e";

interface Fixture {
  /** Other journeys begin otherwise: `journey.extend({ opening: … })`. */
  readonly opening: Opening;
  readonly stage: Stage;
}

export const journey = test.extend<Fixture>({
  opening: {},
  stage: async ({ task, opening }, use) => {
    const stage = await openStage(inject("chromiumBuild"), inject("home"), opening);
    try {
      await use(stage);
      if (task.result?.errors !== undefined) picture(stage, task.name);
      expect(stage.complaints()).toEqual([]);
    } finally {
      await stage.close();
    }
  },
});

function picture({ display }: Stage, name: string): void {
  mkdirSync(PICTURES, { recursive: true });
  display.picture(`${PICTURES}/${name.replaceAll(/\W+/g, "-")}.png`);
}
