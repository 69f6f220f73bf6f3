/** The two that are compared: the extension and the floor, each with a server and a browser of its own. */
import { rmSync } from "node:fs";
import { buildExtension, freeOrigin } from "../support/extension";
import type { Build } from "../support/lane";
import { parts } from "../support/parts";
import { openFirefoxStage, openStage, type AnyStage, type Stage } from "../support/stage";
import { copyFloor } from "./floor";
import type { Pair } from "./inTurn";
import type { Row } from "./row";
import { watchCaret } from "./watchCaret";

export interface Contender<S extends AnyStage = AnyStage> {
  readonly who: keyof Pair<unknown>;
  readonly stage: S;
}

const folders: string[] = [];
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const built = new Map<string, Promise<Pair<Build>>>();

/** Builds both, once for each browser. */
export function builds(browser: "chrome" | "firefox"): Promise<Pair<Build>> {
  const before = built.get(browser);
  if (before) return before;
  const both = build(browser);
  built.set(browser, both);
  return both;
}

async function build(browser: "chrome" | "firefox"): Promise<Pair<Build>> {
  const [ours, floor] = [await freeOrigin(), await freeOrigin()];
  const both = {
    ours: { folder: await buildExtension(browser, [ours]), home: ours },
    floor: { folder: copyFloor(floor), home: floor },
  };
  for (const { folder } of Object.values(both)) {
    folders.push(folder);
    watchCaret(folder);
  }
  return both;
}

/** Rows that two contenders give, who have a stage each. */
export type Contest<S extends AnyStage> = (
  both: Pair<Contender<S>>,
  rounds: number,
) => AsyncGenerator<Row>;

export async function* inChromium(contest: Contest<Stage>, rounds: number): AsyncGenerator<Row> {
  yield* hold(contest, rounds, await builds("chrome"), openStage);
}

export async function* inFirefox(contest: Contest<AnyStage>, rounds: number): AsyncGenerator<Row> {
  yield* hold(contest, rounds, await builds("firefox"), openFirefoxStage);
}

async function* hold<S extends AnyStage>(
  contest: Contest<S>,
  rounds: number,
  { ours, floor }: Pair<Build>,
  open: (folder: string, home: Build["home"]) => Promise<S>,
): AsyncGenerator<Row> {
  const stages = parts();
  try {
    const both: Pair<Contender<S>> = {
      ours: { who: "ours", stage: await stages.open(open(ours.folder, ours.home)) },
      floor: { who: "floor", stage: await stages.open(open(floor.folder, floor.home)) },
    };
    yield* contest(both, rounds);
  } finally {
    await stages.close();
  }
}
