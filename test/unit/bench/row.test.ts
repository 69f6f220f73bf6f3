/** The rows of the bench, for people and for programs. */
import { expect, test } from "vitest";
import { HEADING, lineOf, recordOf } from "../../bench/row";

const measured = { name: "warm", times: { ours: [24, 12, 36], floor: [20, 10, 15] } };
const unmeasured = { name: "start", unmeasured: "nobody can see it" };

const numbersIn = (line: string) => line.match(/\d+\.\d+/g);

test("a line has both medians, both p95 and the ratio of the medians", () => {
  expect(numbersIn(lineOf(measured))).toEqual(["24.0", "36.0", "15.0", "20.0", "1.60"]);
});

test("a line stands under its heading", () => {
  expect(lineOf(measured)).toHaveLength(HEADING.length);
});

test("a record has every time beside its numbers", () => {
  expect(recordOf(measured)).toEqual({
    name: "warm",
    ours: { median: 24, p95: 36, times: [24, 12, 36] },
    floor: { median: 15, p95: 20, times: [20, 10, 15] },
    ratio: 1.6,
  });
});

test("nothing measured is told with its reason, and is no number", () => {
  expect(lineOf(unmeasured)).toContain("not measured: nobody can see it");
  expect(recordOf(unmeasured)).toEqual(unmeasured);
});
