/**
 * Lanes let test files run beside each other. A lane has a build of the extension for each browser; each build has a server of
 * its own, a display and a profile.
 */
import { inject } from "vitest";
import { copyForServer, freeOrigin, type LocalOrigin } from "./extension";

/** The extension as built for one browser. */
export interface Build {
  readonly folder: string;
  /** The server that the build takes as its default. */
  readonly home: LocalOrigin;
}

export interface Lane {
  readonly chromium: Build;
  readonly firefox: Build;
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

/** Copies a build for another server, whose address is free. */
export async function copyOf({ folder, home }: Build): Promise<Build> {
  const other = await freeOrigin();
  return { folder: copyForServer(folder, home, other), home: other };
}
