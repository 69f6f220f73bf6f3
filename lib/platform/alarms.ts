/** Alarms: the browser starts the background for each. */
import browser from "webextension-polyfill";
import { within } from "./within";

/** Sets an alarm, in place of one of the same name. Chromium takes no less than half a minute. */
export async function setAlarm(
  name: string,
  when: browser.Alarms.CreateAlarmInfoType,
): Promise<void> {
  await within(browser.alarms.create(name, when));
}

export async function isAlarmSet(name: string): Promise<boolean> {
  return Boolean(await within(browser.alarms.get(name)));
}

export async function clearAlarm(name: string): Promise<void> {
  await within(browser.alarms.clear(name));
}
