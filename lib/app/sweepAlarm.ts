/** The alarm for `sweep.ts`: set by everybody who keeps something in memory that is to be let go of in time. */
import { clearAlarm, isAlarmSet, setAlarm } from "../platform/alarms";

const SWEEP = "sweep";

/** Sweeps every half minute, the shortest period there is, until nothing is left. */
export async function keepSwept(): Promise<void> {
  if (!(await isAlarmSet(SWEEP))) await setAlarm(SWEEP, { periodInMinutes: 0.5 });
}

export function stopSweeping(): Promise<void> {
  return clearAlarm(SWEEP);
}

/** Whether this is the alarm for sweeping. */
export function isSweep(alarm: string): boolean {
  return alarm === SWEEP;
}
