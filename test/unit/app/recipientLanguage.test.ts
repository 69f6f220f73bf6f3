/** The language of messages to recipients. */
import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { explanationNow } from "../../../lib/app/explanationNow";
import { messageFor } from "../../../lib/app/messageFor";
import { NO_POLICY } from "../../../lib/settings/policy";
import { publishedKinds } from "../../../lib/services/publishedKinds";
import { defaults, type EffectiveSettings } from "../../../lib/settings/settings";
import { DAY } from "../../../lib/time";

/** The language of the catalogue that the browser has chosen. */
let locale = "en";

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.i18n, {
    getMessage: (key: string) => (key === "locale" ? locale : key),
  });
});

const under = (language: EffectiveSettings["language"]): EffectiveSettings => ({
  ...defaults(publishedKinds),
  language,
  policy: NO_POLICY,
});

test.each<[EffectiveSettings["language"], string, string]>([
  ["browser", "en", "Sealed with"],
  ["browser", "de", "Versiegelt mit"],
  ["browser", "pt-BR", "Lacrado com"],
  ["fr", "de", "Scellé avec"],
  ["en", "ja", "Sealed with"],
])("is the one chosen (%s), else that of the browser's catalogue (%s)", (chosen, own, begins) => {
  locale = own;
  const settings = under(chosen);
  expect(explanationNow(settings)).toMatch(new RegExp(`^${begins}`));
});

test("holds for the message too, with the lifetime in it", () => {
  locale = "ja";
  const url = "https://eu.onetimesecret.com/secret/abc#0123";
  const terms = { terms: {}, lifetime: 7 * DAY, several: false };
  const link = { url, openers: "extension", ...terms } as const;
  expect(messageFor(under("de"), link)).toContain("gilt 7 Tage.");
  expect(messageFor(under("browser"), link)).toContain("7 日");
});
