/** Acts on a display and gives the time, in milliseconds since 1970, at which it began. */
import { spawnSync } from "node:child_process";
import type { Display } from "../support/display";
import { locate } from "../support/programs.mjs";
import type { Milliseconds } from "./times";

/** The time comes from a shell that has nothing else to do: this process is busy with its driver. */
export function actAt({ env }: Display, ...act: readonly string[]): Milliseconds {
  const xdotool = `${NOW}; exec "$0" "$@"`;
  const { stdout } = spawnSync("sh", ["-c", xdotool, locate("xdotool"), ...act], {
    env,
    encoding: "utf8",
  });
  return milliseconds(stdout);
}

/** The command of a shell that writes the time. */
export const NOW = "date +%s%N";

/** Reads the time that a shell wrote. */
export function milliseconds(nanoseconds: string): Milliseconds {
  return Number(nanoseconds) / 1e6;
}
