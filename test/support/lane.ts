/** Test files run beside each other in lanes. A lane has a home server and builds of the extension for it; each journey opens a display and a profile of its own. */
import { inject } from "vitest";
import type { LocalOrigin } from "./extension";

export interface Lane {
  /** The server that the builds take as their default. */
  readonly home: LocalOrigin;
  /** Folders of the built extension. */
  readonly chromiumBuild: string;
  readonly firefoxBuild: string;
}

declare module "vitest" {
  interface ProvidedContext {
    readonly lanes: readonly Lane[];
  }
}

/** The lane of this test file. vitest numbers the files that run at a time from 1. */
export function lane(): Lane {
  const found = inject("lanes")[Number(process.env["VITEST_POOL_ID"]) - 1];
  if (found === undefined) throw new Error("More test files run at a time than there are lanes");
  return found;
}
