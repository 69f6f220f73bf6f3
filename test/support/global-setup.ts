/** Before the end-to-end tests: builds the extension once for each browser, and gives every lane a copy for its own server. */
import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { buildExtension, freeOrigin } from "./extension";
import { type Build, copyOf, type Lane } from "./lane";
import { unmanage } from "./managed";

export default async function buildForLanes({ provide, config }: TestProject): Promise<() => void> {
  const [chromium, firefox] = await Promise.all([build("chrome"), build("firefox")]);
  const lanes: Lane[] = [{ chromium, firefox }];
  while (lanes.length < config.maxWorkers) {
    lanes.push({ chromium: await copyOf(chromium), firefox: await copyOf(firefox) });
  }
  provide("lanes", lanes);
  return () => {
    for (const lane of lanes) {
      // Every Chromium of this machine would read the policy that a broken journey left there.
      unmanage(lane.chromium.folder);
      for (const { folder } of [lane.chromium, lane.firefox]) {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  };
}

async function build(browser: "chrome" | "firefox"): Promise<Build> {
  const home = await freeOrigin();
  return { folder: await buildExtension(browser, [home]), home };
}
