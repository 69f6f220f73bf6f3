/** The alarm for `sweep.ts`. Every writer of data that must leave memory in time sets it. */
import { clearAlarm, isAlarmSet, setAlarm } from "../platform/alarms";

const SWEEP = "sweep";

/** Sweeps every half minute, the shortest period there is, until nothing is left. */
export async function keepSwept(): Promise<void> {
  if (!(await isAlarmSet(SWEEP))) await setAlarm(SWEEP, { periodInMinutes: 0.5 });
}

export function stopSweeping(): Promise<void> {
  return clearAlarm(SWEEP);
}

/** True for the alarm that sweeps. */
export function isSweep(alarm: string): boolean {
  return alarm === SWEEP;
}
