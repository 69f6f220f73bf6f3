/** The rules of the organisation, for every way a text can leave, over the fake browser and a real HTTP server. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Draft } from "../../../lib/sharing/draft";
import { hold } from "../../../entrypoints/background/attempts";
import { settings } from "../../../lib/app/items";
import { shareSelection } from "../../../entrypoints/background/shareSelection";
import { beginShare, shareText } from "../../../entrypoints/background/share";
import { services } from "../../support/services";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser } from "../../support/fresh-browser";

let reference: ReferenceServer;

beforeEach(async () => {
  reference = await startReferenceServer();
  freshBrowser(reference.origin);
  const server = services[0].server(reference.origin);
  await settings.write({ ...(await settings.read()), server: server.address, servers: [server] });
});

afterEach(() => reference.close());

const draft: Draft = {
  text: "k9!vT2-",
  terms: { lifetime: 7200, sealed: false },
  note: "",
};

const policies: readonly (readonly [string, object])[] = [
  ["policy-server", { servers: [] }],
  ["policy-sealed", { sealedRequired: true }],
  ["policy-passphrase", { passphraseRequired: true }],
  ["policy-lifetime", { maximumLifetime: 3600 }],
];

/** The text is kept with the reason, and nothing was sent. */
const refused = (reason: string) => ({
  state: "failed",
  failure: { kind: "unsupported", reason },
  draft: { text: draft.text },
});

test.each(policies)("%s: a form that was filled in before is not sent", async (reason, policy) => {
  await fakeBrowser.storage.managed.set(policy);
  expect(await shareText(draft)).toMatchObject(refused(reason));
  expect(reference.log).toEqual([]);
});

test.each(policies)("%s: an attempt from before is not tried again", async (reason, policy) => {
  const { id } = await hold(draft, { state: "inexact", doubt: "frame" });
  await fakeBrowser.storage.managed.set(policy);
  const { end } = await beginShare(draft, id);
  expect(await end).toMatchObject(refused(reason));
  expect(reference.log).toEqual([]);
});

test("a selection goes by what is set, in place of what was chosen", async () => {
  const { lifetime } = draft.terms;
  const terms = { lifetime, kind: "service-encrypted" } as const;
  await settings.update((chosen) => ({ ...chosen, terms }));
  await fakeBrowser.storage.managed.set({ sealedRequired: true, maximumLifetime: 3600 });
  const attempt = await shareSelection({ state: "exact", text: draft.text });
  expect((await settings.read()).terms).toEqual(terms);
  expect(attempt).toMatchObject({
    state: "shared",
    draft: { terms: { sealed: true, lifetime: 3600 } },
  });
  expect(JSON.stringify(reference.log)).not.toContain(draft.text);
});
