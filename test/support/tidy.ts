/** After each test file: what it put in place of globals, functions and clocks goes, since the next one has the same process. */
import { afterAll, vi } from "vitest";

afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
