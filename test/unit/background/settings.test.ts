/** The choices of a person, and the terms that each server starts with, over the fake browser's storage. */
import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { decide } from "../../../entrypoints/background/decide";
import { choose, removeServer } from "../../../entrypoints/background/settings";
import { emptyForm, readForm, writeForm } from "../../../lib/app/form";
import { effectiveSettings, settings, typedTerms } from "../../../lib/app/items";
import { failureInfo } from "../../../lib/failure";
import { DAY, HOUR } from "../../../lib/time";
import { freshBrowser } from "../../support/fresh-browser";
import { services } from "../../support/services";

const [{ address: here }, second] = services[0].servers;
const there = second?.address ?? here;
const own = services[0].server("https://secrets.example.org");
const hour = { lifetime: HOUR, sealed: false };
const typed = { text: "k9!vT2-", terms: { ...hour, passphrase: "plum-orbit" }, note: "a note" };

beforeEach(() => {
  freshBrowser();
});

const inForce = async () => (await effectiveSettings.read()).terms;
const inForm = async () => (await readForm()).terms;

test("the terms chosen at a server are there again when it is chosen again", async () => {
  await choose({ terms: { lifetime: HOUR } });
  await choose({ server: there });
  expect((await inForce()).lifetime).toBe(HOUR);
  await choose({ terms: { lifetime: DAY, kind: "service-encrypted" } });
  await choose({ server: here });
  expect(await inForce()).toEqual({ lifetime: HOUR, kind: "service-encrypted" });
  await choose({ server: there });
  expect(await inForce()).toEqual({ lifetime: DAY, kind: "service-encrypted" });
});

test("an answer for all links is that of the server, and an undecided one is asked for nowhere", async () => {
  const answer = { id: "gone", kind: "service-encrypted", forAll: true } as const;
  // Nothing was shared; the answer is kept before that is found.
  await decide(answer).catch(failureInfo);
  expect((await inForce()).kind).toBe("service-encrypted");
  await choose({ server: there });
  expect((await inForce()).kind).toBe("service-encrypted");
});

test("the form starts with the terms of its last link at the server, and a right-click does not", async () => {
  await emptyForm(typed, here);
  expect(await inForm()).toEqual(hour);
  expect(await inForce()).toEqual({ lifetime: 7 * DAY, kind: "undecided" });
  await choose({ server: there });
  expect(await inForm()).toEqual({ lifetime: 7 * DAY, sealed: true });
  await choose({ server: here });
  expect(await inForm()).toEqual(hour);
});

test("nothing but lifetime and kind of a typed secret reaches the disk", async () => {
  await emptyForm(typed, here);
  expect(await typedTerms.read()).toEqual({ [here]: hour });
  expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toMatch(/plum|k9!vT2-|a note/);
});

test("terms chosen in the options are the form's too", async () => {
  await emptyForm(typed, here);
  await choose({ terms: { lifetime: DAY } });
  expect(await inForm()).toEqual({ lifetime: DAY, sealed: true });
});

test("a typed text stays in the form with its terms, whatever is chosen", async () => {
  await writeForm(typed);
  await choose({ server: there, terms: { lifetime: DAY } });
  expect(await readForm()).toEqual(typed);
});

test("the terms of a server that is removed are forgotten", async () => {
  await settings.update((chosen) => ({ ...chosen, servers: [own], server: own.address }));
  await choose({ terms: { lifetime: HOUR } });
  await emptyForm(typed, own.address);
  await removeServer(own.address);
  expect((await settings.read()).termsAt).toEqual({});
  expect(await typedTerms.read()).toEqual({});
});
