/** The order of the rounds. */
import { expect, test } from "vitest";
import { inTurn } from "../../bench/inTurn";

test("two contenders take turns, and the rounds of the warm-up do not count", async () => {
  const order: string[] = [];
  const results = await inTurn({ ours: "a", floor: "b" }, 3, async (name) => order.push(name));
  expect(order.join("")).toBe("ababababab");
  expect(results).toEqual({ ours: [5, 7, 9], floor: [6, 8, 10] });
});
