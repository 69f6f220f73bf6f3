import { expect, test } from "vitest";
import { problemReport } from "../../../lib/wording/problemReport";

const facts = {
  version: "1.4.0",
  browser: "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
  language: "de",
  service: "Onetime Secret",
  server: "own",
  ruled: false,
} as const;

test("tells version, browser, language, kind of server and kind of failure, each in a line", () => {
  expect(problemReport({ ...facts, dialect: "v1", ruled: true, failure: "bug/bug/create" })).toBe(
    `Secret Links 1.4.0
Browser: Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0
Language: de
Server: Onetime Secret, own, v1
Rules of an organisation: yes
Failure: bug/bug/create`,
  );
});

test("says if no failure led there, and nothing of an interface that nobody asked for", () => {
  const lines = problemReport(facts).split("\n");
  expect(lines).toContain("Server: Onetime Secret, own");
  expect(lines).toContain("Rules of an organisation: no");
  expect(lines.at(-1)).toBe("Failure: none named");
});
