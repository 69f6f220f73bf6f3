/** Measures right-clicks and shortcuts: from the key to a link on the clipboard. */
import type { AnyStage, Stage } from "../support/stage";
import type { Contender } from "./contenders";
import { inTurn, type Pair } from "./inTurn";
import { keyToLink } from "./keyToLink";
import type { Row } from "./row";
import type { Milliseconds } from "./times";

/** The key that makes a link: the one that chooses our entry in the real menu, or the shortcut. */
type Way = "menu" | "shortcut";

/** Makes the extension as it shall be before the key. */
type Bring<S extends AnyStage> = (stage: S) => Promise<unknown>;

export const warm: Bring<AnyStage> = () => Promise.resolve();
const rest: Bring<AnyStage> = ({ driver }) => driver.rest();

/** The first use has neither a background nor a document for the copy. */
const closeAll: Bring<Stage> = async ({ chromium }) => {
  const worker = await chromium.worker();
  await worker.evaluate(() => chrome.offscreen.closeDocument().catch(() => undefined));
  await chromium.stopWorker();
};

export async function* copies(both: Pair<Contender<Stage>>, rounds: number): AsyncGenerator<Row> {
  yield* copiesAnywhere(both, rounds);
  const firstUses = () => inTurn(both, rounds, (one) => keyToClipboard(one, "menu", closeAll));
  yield { name: "first use", times: await firstUses() };
  for (const { stage } of Object.values(both)) stage.server.switch({ latency: 150 });
  yield { name: "first use, server takes 150 ms", times: await firstUses() };
}

/** The rows that every browser has. */
export async function* copiesAnywhere(both: Pair<Contender>, rounds: number): AsyncGenerator<Row> {
  const measure = (way: Way, bring: Bring<AnyStage>) =>
    inTurn(both, rounds, (one) => keyToClipboard(one, way, bring));
  yield { name: "right-click to clipboard, warm", times: await measure("menu", warm) };
  yield { name: "shortcut to clipboard, warm", times: await measure("shortcut", warm) };
  yield { name: "right-click, background stopped", times: await measure("menu", rest) };
}

let made = 0;

/** Leaves everything as it was, except for a secret more. */
export async function keyToClipboard<S extends AnyStage>(
  { who, stage }: Contender<S>,
  way: Way,
  bring: Bring<S>,
): Promise<Milliseconds> {
  const { display, driver } = stage;
  const { page, at } = await stage.select("pre", `text ${(made += 1)}`);
  await bring(stage);
  const menu = way === "menu" ? await display.openMenu(at) : undefined;
  if (menu) display.press(...driver.ourEntry.slice(0, -1));
  let time = NaN;
  const copy = async () => {
    time = await keyToLink(display, menu ? "Return" : "alt+shift+l");
    await menu?.closed();
  };
  // The floor shows no result.
  if (who === "floor") await copy();
  else await (await driver.popupAfter(copy)).close();
  await page.close();
  return time;
}
