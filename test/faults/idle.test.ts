/**
 * Right-clicks some time after the browser's start, with nobody attached: by then the background has idled, and was ended or
 * not. A browser that never tells what an administrator has set keeps it alive; to Chromium 156 that happens by itself.
 */
import { afterAll, beforeAll, describe, type ExpectStatic, test } from "vitest";
import { startReferenceServer } from "../reference/server";
import { OUR_ENTRY } from "../support/chromium";
import { openDisplay } from "../support/display";
import { portOf } from "../support/extension";
import { lane } from "../support/lane";
import { openPages, type Pages } from "../support/pages";
import { parts } from "../support/parts";
import { openUndriven, type Start, whyAlwaysTold } from "../support/undriven";
import { until } from "../support/until";

/** Seconds after the start. */
const TIMES = [10, 36, 41];
/** For each of these times. */
const STARTS = [1, 2, 3, 4, 5];

const obstacle = whyAlwaysTold();
const all = parts();
let pages: Pages;

beforeAll(async () => {
  pages = await all.open(openPages());
  await all.open(startReferenceServer({ port: portOf(lane().chromium.home) }));
});

afterAll(() => all.close());

async function yieldsALink(seconds: number, start: Start, expect: ExpectStatic): Promise<void> {
  const own = parts();
  try {
    const display = await own.open(openDisplay());
    const idled = new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const chromium = await own.open(openUndriven(lane().chromium.folder, display.env, start));
    await display.clearClipboard();
    await idled;

    const url = pages.place("pre", "nobody watches");
    chromium.open(url);
    const { press } = await pages.shown(url);
    await display.choose(press, OUR_ENTRY);

    const link = await until(
      "a link is on the clipboard",
      async () => (await display.clipboard()) || undefined,
    );
    expect(link).toMatch(/\/secret\/[0-9a-z]+#[0-9a-f]{64}$/);
  } finally {
    await own.close();
  }
}

describe.each(TIMES)("%i seconds after the start, a right-click yields a link", (seconds) => {
  test.concurrent.for(STARTS)("(start %i)", (_, { expect }) => yieldsALink(seconds, {}, expect));

  test.skipIf(obstacle).concurrent.for(STARTS)(
    `with a browser that never tells the policy (start %i)${obstacle ? ` (${obstacle})` : ""}`,
    (_, { expect }) => yieldsALink(seconds, { tellsPolicy: "never" }, expect),
  );
});
