/** Measures the first use after a start with nobody attached to the browser: a debugger would hide some of the waiting. */
import { setTimeout as wait } from "node:timers/promises";
import { startReferenceServer } from "../reference/server";
import { OUR_ENTRY } from "../support/chromium";
import { openDisplay, type Display } from "../support/display";
import { portOf } from "../support/extension";
import type { Build } from "../support/lane";
import { openPages, type Pages } from "../support/pages";
import { parts } from "../support/parts";
import { openUndriven } from "../support/undriven";
import { builds } from "./contenders";
import { inTurn } from "./inTurn";
import { keyToLink } from "./keyToLink";
import type { Row } from "./row";
import type { Milliseconds } from "./times";

/** Milliseconds. The browser has more to do at its start than to show the page. */
const SETTLED = 2000;

export async function* undriven(rounds: number): AsyncGenerator<Row> {
  const both = await builds("chrome");
  const ground = parts();
  try {
    for (const { home } of Object.values(both)) {
      await ground.open(startReferenceServer({ port: portOf(home) }));
    }
    const display = await ground.open(openDisplay());
    const pages = await ground.open(openPages());
    const times = await inTurn(both, rounds, (build) => firstUse(build, display, pages));
    yield { name: "first use after a start, no driver attached", times };
  } finally {
    await ground.close();
  }
}

async function firstUse({ folder }: Build, display: Display, pages: Pages): Promise<Milliseconds> {
  const chromium = await openUndriven(folder, display.env);
  try {
    await chromium.closeWelcome();
    const url = pages.place("pre", "the first text");
    chromium.open(url);
    const { press } = await pages.shown(url);
    await wait(SETTLED);
    await chromium.endBackground();
    const menu = await display.openMenu(press);
    display.press(...OUR_ENTRY.slice(0, -1));
    const time = await keyToLink(display, "Return");
    await menu.closed();
    return time;
  } finally {
    await chromium.close();
  }
}
