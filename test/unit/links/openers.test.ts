import { describe, expect, test } from "vitest";
import { openersOf } from "../../../lib/links/openers";
import { publishedKinds } from "../../../lib/services/publishedKinds";
import { formatLink } from "../../../lib/links/viewerForm";

const [kind] = publishedKinds;
const plain = {
  service: kind.id,
  address: "https://eu.onetimesecret.com",
  id: "8x1kq0v3m2j7d9s5b6n4c8z1a2w3e4r",
} as const;
const link = { ...plain, key: "4b".repeat(32) };

describe("the openers of a link:", () => {
  test.each([
    [link, null, "extension"],
    [link, "https://viewer.example/", "viewer"],
    // The service serves the viewer itself.
    [link, "https://eu.onetimesecret.com/viewer", "viewer"],
    [plain, null, "browser"],
    // Never through the viewer.
    [plain, "https://viewer.example/", "browser"],
  ] as const)("%o with the viewer %s: %s", (one, viewer, openers) => {
    const sealed = "key" in one;
    expect(openersOf(formatLink(one, kind, viewer), sealed, publishedKinds)).toBe(openers);
  });
});
