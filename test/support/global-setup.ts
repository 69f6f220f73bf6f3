/** Before the end-to-end tests: builds the extension once for each browser, and gives every lane a copy for its own server. */
import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { buildExtension, copyForServer, freeOrigin } from "./extension";
import type { Lane } from "./lane";
import { unmanage } from "./managed";

export default async function buildForLanes({ provide, config }: TestProject): Promise<() => void> {
  const first = await freeOrigin();
  const [chromiumBuild, firefoxBuild] = await Promise.all([
    buildExtension("chrome", [first]),
    buildExtension("firefox", [first]),
  ]);
  const lanes: Lane[] = [{ home: first, chromiumBuild, firefoxBuild }];
  while (lanes.length < config.maxWorkers) {
    const home = await freeOrigin();
    lanes.push({
      home,
      chromiumBuild: copyForServer(chromiumBuild, first, home),
      firefoxBuild: copyForServer(firefoxBuild, first, home),
    });
  }
  provide("lanes", lanes);
  return () => {
    for (const lane of lanes) {
      // Every Chromium of this machine would read the policy that a broken journey left there.
      unmanage(lane.chromiumBuild);
      rmSync(lane.chromiumBuild, { recursive: true, force: true });
      rmSync(lane.firefoxBuild, { recursive: true, force: true });
    }
  };
}
