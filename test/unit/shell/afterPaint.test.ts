/** The page's own modules wait for the paint of its shell, and for nothing that never comes. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterPaint } from "../../../entrypoints/shell/afterPaint";

let frames: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (callback: () => void) => frames.push(callback));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a page that is painted goes on after its frame, once", () => {
  const then = vi.fn<() => void>();
  afterPaint(then);
  for (const frame of frames) frame();
  expect(then).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(then).toHaveBeenCalledTimes(1);
  vi.runAllTimers();
  expect(then).toHaveBeenCalledTimes(1);
});

test("a page that nobody sees goes on without a frame, once", () => {
  const then = vi.fn<() => void>();
  afterPaint(then);
  vi.runAllTimers();
  expect(then).toHaveBeenCalledTimes(1);
  for (const frame of frames) frame();
  vi.runAllTimers();
  expect(then).toHaveBeenCalledTimes(1);
});
