/** Runs one scenario, with at most one fault in it. */
import { vi } from "vitest";
import type { View } from "../../entrypoints/reveal/view";
import { findings, type Finding } from "./checks";
import { startClockwork, stopClockwork } from "./clockwork";
import { type Scenario, TEXT } from "./scenarios";
import { shown } from "./shown";
import { Stage } from "./stage";
import type { Case } from "./steps";
import type { Subject } from "./subjects";

export interface Run {
  readonly steps: readonly string[];
  readonly struck: boolean;
  readonly found: readonly Finding[];
}

export async function run(subject: Subject, scenario: Scenario, one?: Case): Promise<Run> {
  startClockwork();
  const stage = await Stage.open(subject, scenario.source === "page" ? TEXT : "", one);
  // An error that nobody catches is for developers to read, and no failure of the harness.
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (error) => stage.note(error));
  try {
    await scenario.arrange?.(stage);
    stage.answer = undefined;
    stage.steps.record(true);
    await scenario.act(stage);
    stage.steps.record(false);
    await lookAround(stage, one);
    const found = await findings({ stage, scenario, shown: await shown() });
    return { steps: stage.steps.taken, struck: stage.steps.struck, found };
  } finally {
    await stage.close();
    stopClockwork();
    process.removeAllListeners("unhandledRejection");
    for (const listener of others) process.on("unhandledRejection", listener);
    vi.restoreAllMocks();
  }
}

/** Afterwards the person looks at everything there is. */
async function lookAround(stage: Stage, one: Case | undefined): Promise<void> {
  const { tab } = stage;
  // The browser ends a worker that waits for ever, and people close such a tab.
  const waits = one?.fault === "never answered";
  if (waits) stage.endBackground();
  if (tab && (tab.hasEnded() || (waits && isBusy(tab.view)))) {
    tab.open();
    await stage.settled();
    // A service that tells nothing before leaves them no other way to learn what became of it.
    tab.reveal();
    await stage.settled();
  }
  await stage.alarm();
  await stage.ask("opened");
  await stage.ask("refresh");
}

/** True if a tab waits for the answer to a reveal, however long it takes. */
function isBusy(view: View): boolean {
  return view.state === "revealing" || (view.state === "asked" && view.busy);
}
