import { expect, test } from "vitest";
import { bytes, duration, exact, number, relative } from "../../lib/format";
import { DAY, HOUR, MINUTE } from "../../lib/time";

test.each([
  [5 * MINUTE, "5 minutes"],
  [MINUTE, "1 minute"],
  [HOUR, "1 hour"],
  [90 * MINUTE, "90 minutes"],
  [12 * HOUR, "12 hours"],
  [DAY, "1 day"],
  [36 * HOUR, "36 hours"],
  [7 * DAY, "7 days"],
  // A little less, since the clock ran while the service answered.
  [7 * DAY - 3, "7 days"],
  [30 * DAY, "30 days"],
  [45, "45 seconds"],
  [0, "0 days"],
])("%d seconds are %s", (seconds, told) => {
  expect(duration(seconds, "en")).toBe(told);
});

test("speaks the catalogue's language", () => {
  expect(duration(7 * DAY, "de")).toBe("7 Tage");
  expect(bytes(7200, "de")).toBe("7.200 Byte");
  expect(number(7200, "de")).toBe("7.200");
});

const now = Date.UTC(2026, 10, 22, 12);

test.each([
  [6 * DAY, "in 6 days"],
  [7 * DAY - 2, "in 7 days"],
  [30 * HOUR, "in 1 day"],
  [-2 * HOUR, "2 hours ago"],
  [-59 * MINUTE, "59 minutes ago"],
  [-5, "this minute"],
  [5, "this minute"],
])("%d seconds from now is %s", (seconds, told) => {
  expect(relative(now + seconds * 1000, now, "en")).toBe(told);
});

test("exact to the minute", () => {
  expect(exact(now, "en")).toMatch(/^Nov 2[123], 2026, \d{1,2}:\d\d\s[AP]M$/);
});

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [10_000, "10,000 bytes"],
])("%d bytes", (count, told) => {
  expect(bytes(count, "en")).toBe(told);
});
