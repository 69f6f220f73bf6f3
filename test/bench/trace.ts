/**
 * Prints one right-click and one *Reveal once* as timelines: every call to the browser, the cipher and the server, with the
 * milliseconds from the first one to the call and to its answer.
 */
import { openStage } from "../support/stage";
import { builds } from "./contenders";
import { keyToClipboard, warm } from "./copies";
import { clickToPaint, revealToText } from "./links";
import type { Milliseconds } from "./times";

interface Call {
  readonly name: string;
  readonly from: Milliseconds;
  /** Nothing for a call without an answer so far. */
  readonly to?: Milliseconds;
}

declare global {
  var calls: Call[] | undefined;
}

/** Traces a warm right-click, since a background that starts anew would lose the listeners, and the opening of a link. */
export async function trace(): Promise<void> {
  const { folder, home } = (await builds("chrome")).ours;
  const stage = await openStage(folder, home);
  try {
    const rightClick = () => keyToClipboard({ who: "ours", stage }, "menu", warm);
    await rightClick();
    const worker = await stage.chromium.worker();
    await worker.evaluate(listen);
    const time = await rightClick();
    print((await worker.evaluate(() => globalThis.calls)) ?? []);
    console.log(`${time.toFixed(1)} ms from the key to the clipboard`);
    const { page } = await clickToPaint(stage);
    await page.waitForSelector("button.primary");
    await page.evaluate(listen);
    const revealed = await page.evaluate(revealToText);
    print((await page.evaluate(() => globalThis.calls)) ?? []);
    console.log(`${revealed.toFixed(1)} ms from "Reveal once" to the text`);
  } finally {
    await stage.close();
  }
}

function print(calls: readonly Call[]): void {
  for (const line of timeline(calls)) console.log(line);
}

/** A line for each call: the times of the call and of its answer, from the first call on. */
export function timeline(calls: readonly Call[]): readonly string[] {
  const start = calls[0]?.from ?? 0;
  const at = (one: Milliseconds) => (one - start).toFixed(1).padStart(7);
  return calls.map(
    ({ name, from, to }) => `${at(from)} ${to === undefined ? "      –" : at(to)}  ${name}`,
  );
}

/** Runs in the background or in a page. Listens to every function of the browser that a share or an opening calls. */
function listen(): void {
  const calls: Call[] = (globalThis.calls = []);
  const around = (home: object, name: string, path: string) => {
    const call: unknown = Reflect.get(home, name);
    if (typeof call !== "function") return;
    Reflect.set(home, name, (...given: readonly unknown[]) => {
      const from = performance.now();
      const [about] = given;
      const keys = typeof about === "string" ? about : Object.keys(Object(about)).join(" ");
      const called = { name: `${path}.${name} ${keys}`, from };
      const index = calls.push(called) - 1;
      const answer: unknown = Reflect.apply(call, home, given);
      const note = () => void (calls[index] = { ...called, to: performance.now() });
      Promise.resolve(answer).then(note, note);
      return answer;
    });
  };
  const { storage, scripting, alarms, runtime, action, offscreen, permissions } = chrome;
  const homes = { scripting, alarms, runtime, action, offscreen, permissions };
  const areas = { local: storage.local, session: storage.session, managed: storage.managed };
  for (const [path, home] of Object.entries({ ...homes, ...areas })) {
    for (const name of Object.keys(home)) around(home, name, path);
  }
  for (const name of ["encrypt", "decrypt", "importKey", "digest", "deriveBits", "sign"]) {
    around(crypto.subtle, name, "subtle");
  }
  around(globalThis, "fetch", "");
}
