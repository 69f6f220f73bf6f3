import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Draft } from "../../../lib/attempts";
import { emptyForm, readForm, writeForm } from "../../../lib/platform/form";
import { attempts, form } from "../../../lib/platform/items";
import { keepSwept, sweep } from "../../../lib/platform/sweep";

const MINUTE = 60_000;
const typed: Draft = {
  text: "half a secret",
  terms: { lifetime: 60, sealed: true, passphrase: "plum-orbit" },
  note: "for Dana",
};

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: 0 });
});

afterEach(() => vi.useRealTimers());

const alarms = async () => (await fakeBrowser.alarms.getAll()).map(({ name }) => name);

async function leaveFailed(): Promise<void> {
  const origin = "https://eu.onetimesecret.com";
  await attempts.write([
    {
      id: "a",
      at: 0,
      origin,
      draft: typed,
      state: "failed",
      failure: { kind: "bug", reason: "bug" },
    },
  ]);
  await keepSwept();
}

describe("the form", () => {
  test("gives back what was typed, for fifteen minutes", async () => {
    await writeForm(typed);
    vi.setSystemTime(15 * MINUTE - 1);
    expect(await readForm()).toEqual(typed);
    vi.setSystemTime(15 * MINUTE);
    expect(await readForm()).toMatchObject({ text: "", note: "", terms: { sealed: true } });
  });

  test("keeps lifetime and kind for the next secret, and nothing else", async () => {
    await emptyForm(typed);
    expect(await readForm()).toEqual({ text: "", note: "", terms: { lifetime: 60, sealed: true } });
  });
});

describe("sweeping", () => {
  test("lets go of the form in time", async () => {
    await writeForm(typed);
    await sweep("sweep");
    expect((await form.read())?.draft).toEqual(typed);
    vi.setSystemTime(15 * MINUTE);
    await sweep("sweep");
    expect(await form.read()).toBeUndefined();
    expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain("half a secret");
  });

  test("lets go of a text that was not handed over in time", async () => {
    await leaveFailed();
    vi.setSystemTime(15 * MINUTE - 1);
    await sweep("sweep");
    expect(await attempts.read()).toHaveLength(1);
    vi.setSystemTime(15 * MINUTE);
    await sweep("sweep");
    expect(await attempts.read()).toEqual([]);
  });

  test("goes on while something is kept, and stops then", async () => {
    await leaveFailed();
    await sweep("sweep");
    expect(await alarms()).toEqual(["sweep"]);
    vi.setSystemTime(15 * MINUTE);
    await sweep("sweep");
    expect(await alarms()).toEqual([]);
  });

  test("leaves other alarms alone", async () => {
    await leaveFailed();
    vi.setSystemTime(15 * MINUTE);
    expect(await sweep("another")).toBe(false);
    expect(await attempts.read()).toHaveLength(1);
  });
});
