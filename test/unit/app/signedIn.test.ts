import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { rememberedAccounts, sessionAccounts } from "../../../lib/app/items";
import { signedIn } from "../../../lib/app/signedIn";

const eu = "https://eu.onetimesecret.com";
const own = "https://secrets.example.com";
const dana = { user: "dana@example.com", token: "t0ken-dana" };
const kim = { user: "kim@example.com", token: "t0ken-kim" };

beforeEach(() => fakeBrowser.reset());

test("pages learn who is signed in where and for how long, and no token", async () => {
  await rememberedAccounts.write({ [eu]: dana });
  await sessionAccounts.write({ [own]: kim });
  const accounts = await signedIn.read();
  expect(accounts.get(eu)).toEqual({ user: dana.user, remembered: true });
  expect(accounts.get(own)).toEqual({ user: kim.user, remembered: false });
  expect(JSON.stringify([...accounts])).not.toContain("t0ken");
});

test("the account of this session is in use, although another one is remembered", async () => {
  await rememberedAccounts.write({ [eu]: dana });
  await sessionAccounts.write({ [eu]: kim });
  expect((await signedIn.read()).get(eu)).toEqual({ user: kim.user, remembered: false });
});

test("signing in and out is followed, until nobody watches any more", async () => {
  const seen = vi.fn<(accounts: Awaited<ReturnType<typeof signedIn.read>>) => void>();
  const stop = signedIn.watch(seen);
  await sessionAccounts.write({ [own]: kim });
  await vi.waitFor(() => expect(seen).toHaveBeenCalledTimes(1));
  await rememberedAccounts.write({ [eu]: dana });
  await vi.waitFor(() => expect(seen).toHaveBeenCalledTimes(2));
  expect([...(seen.mock.lastCall?.[0].keys() ?? [])]).toEqual([eu, own]);
  stop();
  await sessionAccounts.write({});
  await signedIn.read();
  expect(seen).toHaveBeenCalledTimes(2);
});
