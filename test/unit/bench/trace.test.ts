/** The timeline of a right-click. */
import { expect, test } from "vitest";
import { timeline } from "../../bench/trace";

test("times count from the first call, and a call may have no answer yet", () => {
  expect(
    timeline([
      { name: "a", from: 100, to: 101.5 },
      { name: "b", from: 112.25 },
    ]),
  ).toEqual(["    0.0     1.5  a", "   12.3       –  b"]);
});
