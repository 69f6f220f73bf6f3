/** `npm test` names each check that failed, passed at a second try, or was skipped. */
import { expect, test } from "vitest";
import { outcomeOf } from "../support/outcomeOf";

const STACK = "\n    at file.test.ts:1:75\n    at run.js:1695:35";

test("the report tells how each test case ended", () => {
  const report = {
    testResults: [
      {
        status: "passed",
        message: "",
        assertionResults: [
          { fullName: "a journey, in Chromium", status: "passed", failureMessages: [] },
          { fullName: "a journey, in Firefox: it has no such rules", status: "skipped" },
          { fullName: "one of two", status: "passed", failureMessages: [`Error: late${STACK}`] },
        ],
      },
      {
        status: "failed",
        message: "",
        assertionResults: [
          {
            fullName: "one that fails",
            status: "failed",
            failureMessages: [`Error: a list\n+ of two${STACK}`, `Error: again${STACK}`],
          },
          { fullName: "one that waits", status: "pending" },
        ],
      },
    ],
  };
  expect(outcomeOf(report)).toEqual({
    passed: 2,
    failed: ["one that fails\nError: a list\n+ of two\nError: again"],
    retried: ["one of two\nError: late"],
    skipped: ["a journey, in Firefox: it has no such rules", "one that waits"],
  });
});

test("a file that failed without a failing case is a failure", () => {
  const passed = { fullName: "a case", status: "passed" };
  const report = {
    testResults: [
      { name: "a.test.ts", status: "failed", message: "Cannot find it", assertionResults: [] },
      { name: "b.test.ts", status: "failed", message: "", assertionResults: [passed] },
    ],
  };
  expect(outcomeOf(report).failed).toEqual([
    "a.test.ts: Cannot find it",
    "b.test.ts: a hook failed",
  ]);
});

test("a report of another make has no outcome", () => {
  for (const report of [undefined, {}, { testResults: 1 }, { testResults: [{}] }]) {
    expect(outcomeOf(report)).toEqual({ passed: 0, failed: [], retried: [], skipped: [] });
  }
});
