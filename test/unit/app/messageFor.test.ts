import { expect, test } from "vitest";
import { messageFor } from "../../../lib/app/messageFor";
import { kinds } from "../../../lib/app/kinds";
import { NO_POLICY } from "../../../lib/settings/policy";
import { applyPolicy, defaults, type Settings } from "../../../lib/settings/settings";
import { DAY } from "../../../lib/time";

const url = "https://eu.onetimesecret.com/secret/abc";
const link = { url, openers: "browser", terms: {}, lifetime: DAY, several: false } as const;
const message = (choice: Partial<Settings>) =>
  messageFor(applyPolicy({ ...defaults(kinds), ...choice }, NO_POLICY, kinds), link);

test("the person's own words take the place of the usual ones, in the chosen language", () => {
  expect(message({ language: "en" })).toContain("Here is a secret for you.");
  expect(message({ language: "de", template: "Für dich, {lifetime} lang: {link}" })).toBe(
    `Für dich, 1 Tag lang: ${url}`,
  );
});
