/** The folder with everything that a browser keeps. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./until";

export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), "secret-links-profile-"));
}

/** Removes a profile after the browser has ended; some of its processes write a moment longer. */
export async function removeProfile(profile: string): Promise<void> {
  await until("the profile is removed", () => {
    try {
      rmSync(profile, { recursive: true, force: true });
      return true;
    } catch {
      return false;
    }
  });
}
