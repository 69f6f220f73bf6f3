/** Takes away the stand-ins of each test file for globals, functions and clocks, since the next file has the same process. */
import { afterAll, vi } from "vitest";

afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
