/** The numbers that stand for many times. */
import { expect, test } from "vitest";
import { median, quantile } from "../../bench/times";

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test.each([
  [[7], 7],
  [[9, 1, 5], 5],
  [[10, 9, 2, 1], 2],
])("the median of %j is %d", (times, middle) => {
  expect(median(times)).toBe(middle);
});

test.each([
  [20, 19],
  [21, 20],
  [100, 95],
  [1, 1],
])("the p95 of %d times is number %d", (count, number) => {
  expect(quantile(upTo(count).toReversed(), 0.95)).toBe(number);
});

test("no time at all has no median", () => {
  expect(() => median([])).toThrow("Nothing was measured");
});
