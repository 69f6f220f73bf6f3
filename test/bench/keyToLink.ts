/** Measures the time from a key to a link on the clipboard of a display. */
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import type { Display } from "../support/display";
import { locate } from "../support/programs.mjs";
import { until } from "../support/until";
import { actAt, milliseconds, NOW } from "./actAt";
import type { Milliseconds } from "./times";

export async function keyToLink(display: Display, key: string): Promise<Milliseconds> {
  const clipboard = await holdClipboard(display);
  const pressed = actAt(display, "key", "--delay", "0", key);
  const taken = await clipboard.taken;
  if (!(await display.clipboard()).includes("/secret/"))
    throw new Error("The clipboard holds no link");
  return taken - pressed;
}

let holds = 0;

/** Holds the clipboard until another program takes it. Gives the time of that, once it is held. */
async function holdClipboard(display: Display): Promise<{ readonly taken: Promise<Milliseconds> }> {
  const held = `held ${(holds += 1)}`;
  const xclip = `"$0" -selection clipboard -in -quiet 2>/dev/null; ${NOW}`;
  const watch = spawn("sh", ["-c", xclip, locate("xclip")], {
    env: display.env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  watch.stdin.end(held);
  const taken = text(watch.stdout).then(milliseconds);
  await until("the clipboard is held", async () => (await display.clipboard()) === held);
  return { taken };
}
