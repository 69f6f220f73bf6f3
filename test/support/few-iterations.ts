/** Derives keys from passphrases quickly, in tests that are not about that: 600,000 iterations take half a second of a core. */
import { vi } from "vitest";
import { ITERATIONS } from "../../lib/sealing/format";

/** Until the mocks are restored, sealing with a passphrase takes as few iterations as are opened. */
export function sealWithFewIterations(): void {
  vi.spyOn(ITERATIONS, "written", "get").mockReturnValue(ITERATIONS.least);
}
