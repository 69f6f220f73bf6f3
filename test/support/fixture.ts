/**
 * Gives each journey a stage without a trace of an earlier one. The extension must neither log there nor leave an error uncaught.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lane } from "./lane";
import { type Stage, type Opening, openFirefoxStage, openStage, type AnyStage } from "./stage";

/** A journey that breaks off leaves a picture of its screen here, and the log of its server. */
const LEFT = ".output/test";

/** The one stage of a lane in a browser. It is opened for the first journey there, and renewed for every other one. */
interface Stages<S extends AnyStage> {
  next(opening: Opening): Promise<S>;
  close(): Promise<void>;
}

function stages<S extends AnyStage>(open: (opening: Opening) => Promise<S>): Stages<S> {
  let stage: S | undefined;
  const close = async () => {
    await stage?.close();
    stage = undefined;
  };
  return {
    async next(opening) {
      if (stage === undefined) return (stage = await open(opening));
      try {
        await stage.renew(opening);
        return stage;
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
  };
}

const inChromium = stages((opening) => {
  const { folder, home } = lane().chromium;
  return openStage(folder, home, opening);
});
const inFirefox = stages((opening) => {
  const { folder, home } = lane().firefox;
  return openFirefoxStage(folder, home, opening);
});

/** The files of a lane share its browsers, since a start of one takes as long as a journey. They are closed after its last file. */
// oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures are asked for.
const inLane = test.extend("closing", { scope: "worker", auto: true }, ({}, { onCleanup }) =>
  onCleanup(async () => {
    await inChromium.close();
    await inFirefox.close();
  }),
);

/** A journey in Chromium. Others begin otherwise: `journey.extend({ opening: … })`. */
export const journey = inLane.extend<{ readonly opening: Opening; readonly stage: Stage }>({
  opening: {},
  stage: async ({ task, opening }, use) => perform(inChromium, opening, task, use),
});

/** A journey in Firefox, for what Chromium does not have. */
export const firefoxJourney = inLane.extend<{
  readonly opening: Opening;
  readonly stage: AnyStage;
}>({
  opening: {},
  stage: async ({ task, opening }, use) => perform(inFirefox, opening, task, use),
});

/** A journey that runs in every browser. */
export function everywhere(
  title: string,
  play: (stage: AnyStage) => Promise<void>,
  opening: Pick<Opening, "language"> = {},
): void {
  journey.extend({ opening })(`${title}, in Chromium`, ({ stage }) => play(stage));
  firefoxJourney.extend({ opening })(`${title}, in Firefox`, ({ stage }) => play(stage));
}

/**
 * A journey that no browser but Chromium can make. The report of the tests names it as skipped in Firefox.
 *
 * @param reason a fact about Firefox
 */
export function onlyChromium(
  title: string,
  reason: string,
  play: (stage: Stage) => Promise<void>,
  opening: Opening = {},
): void {
  journey.extend({ opening })(`${title}, in Chromium`, ({ stage }) => play(stage));
  inLane.skip(`${title}, in Firefox: ${reason}`, () => {});
}

async function perform<S extends AnyStage>(
  all: Stages<S>,
  opening: Opening,
  task: { readonly name: string; readonly result?: { readonly errors?: readonly unknown[] } },
  use: (stage: S) => Promise<void>,
): Promise<void> {
  const stage = await all.next(opening);
  // A second try has the errors of the first.
  const before = task.result?.errors?.length ?? 0;
  await use(stage);
  const failed = (task.result?.errors?.length ?? 0) > before;
  if (failed) leave(stage, task.name);
  const complaints = await stage.complaints();
  // The next journey gets no browser in which one broke off.
  if (failed || complaints.length > 0) await all.close();
  expect(complaints).toEqual([]);
}

function leave({ display, server }: AnyStage, name: string): void {
  mkdirSync(LEFT, { recursive: true });
  const path = `${LEFT}/${name.replaceAll(/\W+/g, "-")}`;
  display.picture(`${path}.png`);
  writeFileSync(`${path}.json`, JSON.stringify(server.log, undefined, 2));
}
