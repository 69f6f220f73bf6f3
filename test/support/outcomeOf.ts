/** Reads a report of vitest, its JsonTestResults. */
import { text } from "../../lib/fields";
import { members } from "../../lib/members";

/** The end of test cases or commands, by their names. */
export interface Outcome {
  readonly passed: number;
  /** One for each failure. */
  readonly failed: readonly string[];
  /** Each failed before it passed, and counts as passed, too. */
  readonly retried: readonly string[];
  readonly skipped: readonly string[];
}

/** The outcome of a report's test cases. A report of another make has none. */
export function outcomeOf(report: unknown): Outcome {
  const files = list(report, "testResults");
  const cases = files.flatMap((file) => list(file, "assertionResults"));
  const ended = (status: string) => cases.filter((result) => text(result, "status") === status);
  const passed = ended("passed");
  return {
    passed: passed.length,
    failed: [...ended("failed").map(named), ...files.flatMap(broken)],
    retried: passed.filter((result) => list(result, "failureMessages").length > 0).map(named),
    skipped: cases
      .filter((result) => !["passed", "failed"].includes(text(result, "status") ?? ""))
      .map((result) => text(result, "fullName") ?? ""),
  };
}

/** The full name of a test case, and each of its errors without the stack. */
function named(result: unknown): string {
  const errors = list(result, "failureMessages").map(
    (error) => String(error).split("\n    at ")[0],
  );
  return [text(result, "fullName"), ...errors].join("\n");
}

/** A file that failed without a failing case: it could not be loaded, or a hook failed. vitest's report has a message in the first case. */
function broken(file: unknown): readonly string[] {
  const failed = (result: unknown) => text(result, "status") === "failed";
  if (!failed(file) || list(file, "assertionResults").some(failed)) return [];
  return [`${text(file, "name")}: ${text(file, "message") || "a hook failed"}`];
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = members(value)[name];
  return Array.isArray(found) ? found : [];
}
