import * as fc from "fast-check";
import { expect, test } from "vitest";
import { failureIn, helpAddress } from "../../../lib/wording/helpAddress";
import { anyText } from "../../support/arbitraries";

const ORIGIN = "chrome-extension://mdabkfefcboffjfpdkcemdilkjcgbjgo";

test("the help reads the failure that its address names", () => {
  const address = helpAddress({ kind: "bug", reason: "bug" }, "sign-in");
  expect(failureIn(`${ORIGIN}${address}`)).toBe("bug/bug/sign-in");
});

test.each([
  "",
  "bug",
  "bug/bug",
  "https://eu.onetimesecret.com/secret/abc",
  "bug/bug/Reveal",
  "bug/bug/reveal now",
  `bug/bug/${"a".repeat(31)}`,
])("no other words reach the report: %s", (named) => {
  const address = new URL("/options.html", ORIGIN);
  address.searchParams.set("failure", named);
  expect(failureIn(address.href)).toBeUndefined();
});

test("no address brings anything else into the report", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.stringMatching(/^[a-z/-]{0,40}$/)), (text) => {
      fc.pre(text.isWellFormed());
      const named = failureIn(`${ORIGIN}/options.html?failure=${encodeURIComponent(text)}`);
      expect(named ?? "a/b/c").toMatch(/^[a-z-]+\/[a-z-]+\/[a-z-]+$/);
    }),
  );
});
