/** Pages show a policy, over the fake browser. */
import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readForm } from "../../../lib/app/form";
import { seenPolicy, lastSeenSettings } from "../../../lib/app/items";
import { notePolicy } from "../../../entrypoints/background/policy";
import { NO_POLICY } from "../../../lib/settings/policy";
import { freshBrowser } from "../../support/fresh-browser";

const { managed }: { managed: { get(): Promise<object> } } = fakeBrowser.storage;

beforeEach(() => freshBrowser("https://one.example"));

/** Sets a policy as an administrator does. */
function decree(policy: object): void {
  vi.spyOn(managed, "get").mockResolvedValue(policy);
}

test("pages show a policy as soon as the background has seen it", async () => {
  decree({ sealedRequired: true });
  const seen: boolean[] = [];
  const stop = lastSeenSettings.watch(({ policy }) => seen.push(policy.sealedRequired));
  expect((await lastSeenSettings.read()).policy.sealedRequired).toBe(false);
  await notePolicy();
  await vi.waitFor(() => expect(seen).toEqual([true]));
  stop();
  expect((await lastSeenSettings.read()).policy.sealedRequired).toBe(true);
});

test("pages do not wait for a browser that says nothing yet", async () => {
  decree({ maximumLifetime: 3600 });
  await notePolicy();
  vi.spyOn(managed, "get").mockReturnValue(new Promise(() => undefined));
  expect((await lastSeenSettings.read()).policy.maximumLifetime).toBe(3600);
  expect((await readForm()).terms.lifetime).toBe(3600);
});

test("that nothing is set any more is seen too", async () => {
  decree({ popupAfterCopying: false });
  await notePolicy();
  expect((await seenPolicy.read())?.popupAfterCopying).toBe(false);
  decree({});
  await notePolicy();
  expect(await seenPolicy.read()).toEqual(NO_POLICY);
});
