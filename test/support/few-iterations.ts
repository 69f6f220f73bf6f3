/** Derives keys of passphrases quickly, in tests that are not about how: 600,000 iterations take half a second of a core. */
import { vi } from "vitest";
import { ITERATIONS } from "../../lib/sealing/format";

/** Until the mocks are restored, what is sealed with a passphrase has as few iterations as are opened. */
export function sealWithFewIterations(): void {
  vi.spyOn(ITERATIONS, "written", "get").mockReturnValue(ITERATIONS.least);
}
