import { expect, test } from "vitest";
import type { FailureInfo } from "../../../lib/failure";
import { mayHaveUsedUp } from "../../../lib/revealing/reveal";

test.each<readonly [FailureInfo, boolean]>([
  // A service that has to find the dialect first was asked for nothing else.
  [{ kind: "unreachable", reason: "no-answer" }, false],
  [{ kind: "protocol", reason: "no-such-server" }, false],
  [{ kind: "busy", reason: "rate-limited" }, false],
  [{ kind: "busy", reason: "failing" }, true],
  [{ kind: "unanswered", reason: "no-answer" }, true],
  [{ kind: "protocol", reason: "unexpected" }, true],
])("after %j a secret may be used up: %s", (failure, may) => {
  expect(mayHaveUsedUp({ ok: false, failure })).toBe(may);
});
