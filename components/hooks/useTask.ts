import { useState } from "preact/hooks";
import { type FailureInfo, outcome } from "../../lib/failure";

/** The state of the last request that was made here. */
export type Task =
  | { readonly state: "idle" | "busy" | "done" }
  | { readonly state: "failed"; readonly failure: FailureInfo };

/** Starts `work` at once, within the click that asked for it; resolves to true if it succeeded. */
export type Run = (work: () => Promise<unknown>) => Promise<boolean>;

/** Does one task at a time and remembers its end. */
export function useTask(): readonly [Task, Run] {
  const [task, setTask] = useState<Task>({ state: "idle" });
  const run: Run = async (work) => {
    setTask({ state: "busy" });
    const result = await outcome(work);
    setTask(result.ok ? { state: "done" } : { state: "failed", failure: result.failure });
    return result.ok;
  };
  return [task, run];
}
