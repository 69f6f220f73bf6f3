/** A stage for each journey, with nothing of an earlier one on it. The extension must neither log there nor leave an error uncaught. */
import { mkdirSync, writeFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { lane } from "./lane";
import { type Stage, type Opening, openFirefoxStage, openStage, type AnyStage } from "./stage";

/** A journey that failed leaves a picture of its screen here, and the log of its server. */
const LEFT = ".output/test";

/** The one stage of a file in a browser: opened for its first journey there, and renewed for every other one. */
interface Stages<S extends AnyStage> {
  next(opening: Opening): Promise<S>;
  close(): Promise<void>;
}

function stages<S extends AnyStage>(open: (opening: Opening) => Promise<S>): Stages<S> {
  let stage: S | undefined;
  return {
    async next(opening) {
      if (stage === undefined) stage = await open(opening);
      else await stage.renew(opening);
      return stage;
    },
    async close() {
      await stage?.close();
      stage = undefined;
    },
  };
}

const inChromium = stages((opening) => {
  const { folder, home } = lane().chromium;
  return openStage(folder, home, opening);
});
const inFirefox = stages(() => {
  const { folder, home } = lane().firefox;
  return openFirefoxStage(folder, home);
});

afterAll(async () => {
  await inChromium.close();
  await inFirefox.close();
});

/** A journey in Chromium. Others begin otherwise: `journey.extend({ opening: … })`. */
export const journey = test.extend<{ readonly opening: Opening; readonly stage: Stage }>({
  opening: {},
  stage: async ({ task, opening }, use) => perform(await inChromium.next(opening), task, use),
});

/** A journey in Firefox, for what Chromium does not have. */
export const firefoxJourney = test.extend<{ readonly stage: AnyStage }>({
  stage: async ({ task }, use) => perform(await inFirefox.next({}), task, use),
});

/** A journey that is the same in every browser. */
export function everywhere(title: string, play: (stage: AnyStage) => Promise<void>): void {
  journey(`${title}, in Chromium`, ({ stage }) => play(stage));
  firefoxJourney(`${title}, in Firefox`, ({ stage }) => play(stage));
}

async function perform<S extends AnyStage>(
  stage: S,
  task: { readonly name: string; readonly result?: { readonly errors?: readonly unknown[] } },
  use: (stage: S) => Promise<void>,
): Promise<void> {
  // A second try has those of the first.
  const before = task.result?.errors?.length ?? 0;
  await use(stage);
  const complaints = await stage.complaints();
  const errors = (task.result?.errors?.length ?? 0) - before;
  if (errors > 0 || complaints.length > 0) leave(stage, task.name);
  expect(complaints).toEqual([]);
}

function leave({ display, server }: AnyStage, name: string): void {
  mkdirSync(LEFT, { recursive: true });
  const path = `${LEFT}/${name.replaceAll(/\W+/g, "-")}`;
  display.picture(`${path}.png`);
  writeFileSync(`${path}.json`, JSON.stringify(server.log, undefined, 2));
}
