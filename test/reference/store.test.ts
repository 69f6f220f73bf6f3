/** The one rule everything rests on, without a server around it. */
import { expect, test } from "vitest";
import { Store } from "./store";

const draft = { text: "x", lifetime: 60, idLength: 62 };

test("a secret ends once, and only its end hands out the text", () => {
  const store = new Store(() => 0);
  const entry = store.create(draft);
  expect(store.end(entry, "revealed")).toBe("x");
  expect(store.end(entry, "burned")).toBeUndefined();
  expect(store.state(entry)).toBe("revealed");
});

test("a secret whose time is over cannot be ended", () => {
  let now = 0;
  const store = new Store(() => now);
  const entry = store.create(draft);
  now = 60;
  expect(store.end(entry, "revealed")).toBeUndefined();
  expect(store.state(entry)).toBe("expired");
});
