/** Before the end-to-end tests: builds the extension once for each browser, against addresses of this machine. */
import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { buildExtension, freeOrigin, type LocalOrigin } from "./extension";
import { unmanage } from "./managed";

declare module "vitest" {
  interface ProvidedContext {
    /** The server that the built extension takes as its default. */
    readonly home: LocalOrigin;
    /** Folders of the built extension. */
    readonly chromiumBuild: string;
    readonly firefoxBuild: string;
  }
}

export default async function buildOnce({ provide }: TestProject): Promise<() => void> {
  const home = await freeOrigin();
  const chromiumBuild = buildExtension("chrome", [home]);
  const firefoxBuild = buildExtension("firefox", [home]);
  provide("home", home);
  provide("chromiumBuild", chromiumBuild);
  provide("firefoxBuild", firefoxBuild);
  return () => {
    // Every Chromium of this machine would read what a journey that broke off left there.
    unmanage();
    for (const folder of [chromiumBuild, firefoxBuild])
      rmSync(folder, { recursive: true, force: true });
  };
}
