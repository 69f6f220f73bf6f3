import { expect, test } from "vitest";
import { field, flag, number, numbers, text } from "../../lib/fields";

const record = {
  word: "new",
  count: 300,
  counted: "300",
  fraction: "1795342876.29578",
  empty: "",
  below: -1,
  endless: Infinity,
  hex: "0x10",
  yes: true,
  yesword: "true",
  no: false,
  noword: "false",
  nothing: null,
  list: [1, "2", "two", null, -3, [4], 5.5],
};

test("reads a field of an object only, and only its own", () => {
  expect(field(record, "word")).toBe("new");
  for (const value of [undefined, null, "word", 1, [record]]) {
    expect(field(value, "word")).toBeUndefined();
  }
  expect(field(record, "constructor")).toBeUndefined();
});

test("reads text", () => {
  expect(text(record, "word")).toBe("new");
  expect(text(record, "empty")).toBe("");
  for (const name of ["count", "yes", "nothing", "missing"]) {
    expect(text(record, name)).toBeUndefined();
  }
});

test("reads numbers, also as words", () => {
  expect(number(record, "count")).toBe(300);
  expect(number(record, "counted")).toBe(300);
  expect(number(record, "fraction")).toBe(1795342876.29578);
  for (const name of ["word", "empty", "below", "endless", "hex", "yes", "nothing", "missing"]) {
    expect(number(record, name)).toBeUndefined();
  }
});

test("reads the numbers of a list", () => {
  expect(numbers(record, "list")).toEqual([1, 2, 5.5]);
  for (const name of ["count", "counted", "nothing", "missing"]) {
    expect(numbers(record, name)).toBeUndefined();
  }
});

test("reads flags, also as words", () => {
  expect(flag(record, "yes")).toBe(true);
  expect(flag(record, "yesword")).toBe(true);
  expect(flag(record, "no")).toBe(false);
  expect(flag(record, "noword")).toBe(false);
  for (const name of ["word", "empty", "count", "nothing", "missing"]) {
    expect(flag(record, name)).toBeUndefined();
  }
});
