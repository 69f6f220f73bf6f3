/** Servers of every kind, as a person meets them: working features work, and each other one is named. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import type { Switches } from "../reference/server";
import { everywhere } from "../support/fixture";
import { choose, fill, press, reads, sentence, textOf, valueOf } from "../support/person";
import type { AnyStage } from "../support/stage";

const TEXT = "  for any server\n\twhatsoever ";

/** Creates from the popup. */
async function send(
  stage: AnyStage,
  terms: { readonly passphrase?: string; readonly kind?: "openersBrowser" } = {},
): Promise<Page> {
  const popup = await stage.openPopup();
  await fill(popup, sentence("secret"), TEXT);
  if (terms.kind !== undefined) await choose(popup, sentence(terms.kind));
  if (terms.passphrase !== undefined) await fill(popup, sentence("passphrase"), terms.passphrase);
  await press(popup, sentence("createLink"));
  return popup;
}

const kinds: readonly { readonly kind: string; readonly switches: Partial<Switches> }[] = [
  { kind: "v0.24.0, without paths for guests", switches: { guestPaths: false } },
  { kind: "v0.23", switches: { version: "0.23" } },
  { kind: "accounts switched off", switches: { accounts: false } },
  { kind: "a passphrase required", switches: { passphraseRequired: true } },
];

describe("a link goes the whole way", () => {
  for (const { kind, switches } of kinds) {
    everywhere(`with ${kind}`, async (stage) => {
      stage.server.switch(switches);
      expect(await stage.reveal(await stage.linkOf("pre", TEXT))).toBe(TEXT);
    });
  }

  const old: readonly { readonly kind: string; readonly switches: Partial<Switches> }[] = [
    { kind: "v1 only", switches: { v2: false } },
    { kind: "v0.17", switches: { version: "0.17" } },
  ];
  for (const { kind, switches } of old) {
    everywhere(`with ${kind}, which cannot look before`, async (stage) => {
      stage.server.switch(switches);
      const link = await stage.linkOf("pre", TEXT);
      const tab = await stage.openLink(link);
      await reads(tab, sentence("factAvailableUnknown"));
      await press(tab, sentence("revealOnce"));
      await press(tab, sentence("copyText"));
      expect(await stage.takeText()).toBe(TEXT);

      const again = await stage.openLink(link);
      await press(again, sentence("revealOnce"));
      await reads(again, sentence("goneHeading"));
    });
  }

  everywhere(
    "with v1 only and a passphrase, of which a wrong one uses nothing up",
    async (stage) => {
      stage.server.switch({ v2: false });
      await send(stage, { kind: "openersBrowser", passphrase: "sea-holly" });
      const tab = await stage.openLink(await stage.takeLink());
      await fill(tab, sentence("passphrase"), "sea-kale");
      await press(tab, sentence("revealOnce"));
      await reads(tab, sentence("refusedHint"));
      await fill(tab, sentence("passphrase"), "sea-holly");
      await press(tab, sentence("tryAgain"));
      await press(tab, sentence("copyText"));
      expect(await stage.takeText()).toBe(TEXT);
    },
  );
});

interface Refusal {
  readonly kind: string;
  readonly switches: Partial<Switches>;
  readonly says: readonly Parameters<typeof sentence>[0][];
  /** The warning that a link may exist all the same, if there is one. */
  readonly stands?: "maybeCreated";
  readonly passphrase?: string;
}

const refusals: readonly Refusal[] = [
  { kind: "guests are not served", switches: { guestRoutes: false }, says: ["guestOff"] },
  { kind: "extensions are not served", switches: { originCheck: true }, says: ["originCheck"] },
  {
    kind: "there were too many requests",
    switches: { fault: { kind: "limited" } },
    says: ["rateLimited", "tryAfter"],
  },
  {
    kind: "a web page answers",
    switches: { fault: { kind: "html" } },
    says: ["notJson"],
    stands: "maybeCreated",
  },
  {
    kind: "a passphrase is too short",
    switches: { limits: { passphraseMin: 12 } },
    says: ["passphraseRules"],
    passphrase: "sea-holly",
  },
];

describe("it is said, and the text is still there, where", () => {
  for (const { kind, switches, says, stands = "notCreated", passphrase } of refusals) {
    everywhere(kind, async (stage) => {
      stage.server.switch(switches);
      const more = passphrase === undefined ? {} : { passphrase };
      const popup = await send(stage, { kind: "openersBrowser", ...more });
      for (const key of says) await reads(popup, sentence(key));
      expect(await textOf(popup)).toContain(sentence(stands));
      expect(await valueOf(popup, sentence("secret"))).toBe(TEXT);
      expect(await stage.display.clipboard()).toBe("");
    });
  }
});

describe("small limits", () => {
  everywhere("are learned from the first refusal, and then the form knows", async (stage) => {
    stage.server.switch({ limits: { maxBytes: 1000, ttlOptions: [300, 3600], defaultTtl: 3600 } });
    const popup = await send(stage, { kind: "openersBrowser" });
    await stage.takeLink();
    await reads(popup, sentence("grantedLess"));
    await press(popup, sentence("createAnother"));
    await fill(popup, sentence("secret"), "x".repeat(2000));
    await press(popup, sentence("createLink"));
    await reads(popup, sentence("tooLargeForService"));
    const asked = stage.created().length;
    await reads(popup, sentence("problemTooLong", "1,000 bytes"));
    await press(popup, sentence("tryAgain"));
    expect(stage.created()).toHaveLength(asked);
  });
});
