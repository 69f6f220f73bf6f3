/** A stage for each journey, with nothing of an earlier one on it. The extension must neither log there nor leave an error uncaught. */
import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lane } from "./lane";
import { type Opening, openStage, type Stage } from "./stage";

/** A journey that failed leaves a picture of its screen here, and the log of its server. */
const LEFT = ".output/test";

interface Fixture {
  /** Other journeys begin otherwise: `journey.extend({ opening: … })`. */
  readonly opening: Opening;
  readonly stage: Stage;
  /** The stages of this file's journeys. */
  readonly stages: Stages;
}

interface Stages {
  /** The one stage of this file, opened for the first journey and renewed for every other one. */
  next(opening: Opening): Promise<Stage>;
}

export const journey = test.extend<Fixture>({
  opening: {},
  stages: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- vitest reads from the braces which fixtures are wanted
    async ({}, use) => {
      const { chromiumBuild, home } = lane();
      let stage: Stage | undefined;
      await use({
        async next(opening) {
          if (stage === undefined) stage = await openStage(chromiumBuild, home, opening);
          else await stage.renew(opening);
          return stage;
        },
      });
      await stage?.close();
    },
    { scope: "file" },
  ],
  stage: async ({ task, opening, stages }, use) => {
    const stage = await stages.next(opening);
    await use(stage);
    if (task.result?.errors !== undefined) leave(stage, task.name);
    expect(stage.complaints()).toEqual([]);
  },
});

function leave({ display, server }: Stage, name: string): void {
  mkdirSync(LEFT, { recursive: true });
  const path = `${LEFT}/${name.replaceAll(/\W+/g, "-")}`;
  display.picture(`${path}.png`);
  writeFileSync(`${path}.json`, JSON.stringify(server.log, undefined, 2));
}
