import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Draft } from "../../../lib/sharing/draft";
import { emptyForm, readForm, writeForm } from "../../../lib/app/form";
import { attempts, form } from "../../../lib/app/items";
import { sweep } from "../../../entrypoints/background/sweep";
import { keepSwept } from "../../../lib/app/sweepAlarm";

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

async function sweeps(count: number): Promise<void> {
  for (let done = 0; done < count; done++) await sweep("sweep");
}

const alarms = async () => (await fakeBrowser.alarms.getAll()).map(({ name }) => name);

async function leaveFailed(): Promise<void> {
  const address = "https://eu.onetimesecret.com";
  await attempts.write([
    {
      id: "a",
      at: 0,
      address,
      draft: typed,
      state: "failed",
      failure: { kind: "bug", reason: "bug" },
    },
  ]);
  await keepSwept();
}

describe("the form", () => {
  test("gives back what was typed, until it was swept away", async () => {
    await writeForm(typed);
    expect(await readForm()).toEqual(typed);
    await sweeps(30);
    expect(await readForm()).toMatchObject({ text: "", note: "", terms: { sealed: true } });
  });

  test("keeps what was typed as long again once it is changed", async () => {
    await writeForm(typed);
    await sweeps(29);
    await writeForm({ ...typed, text: "half a secret and more" });
    await sweeps(29);
    expect(await readForm()).toMatchObject({ text: "half a secret and more" });
  });

  test("keeps lifetime and kind for the next secret, and nothing else", async () => {
    await emptyForm(typed, "https://eu.onetimesecret.com");
    expect(await readForm()).toEqual({ text: "", note: "", terms: { lifetime: 60, sealed: true } });
  });
});

describe("sweeping", () => {
  test("lets go of the form in time", async () => {
    await writeForm(typed);
    await sweeps(29);
    expect((await form.read())?.draft).toEqual(typed);
    await sweeps(1);
    expect(await form.read()).toBeUndefined();
    expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain("half a secret");
  });

  test("lets go of a text that was not handed over in time", async () => {
    await leaveFailed();
    await sweeps(29);
    expect(await attempts.read()).toHaveLength(1);
    await sweeps(1);
    expect(await attempts.read()).toEqual([]);
  });

  test.each([16 * MINUTE, -16 * MINUTE, 400 * 24 * 60 * MINUTE])(
    "is not hurried by a clock that jumps by %d ms",
    async (jump) => {
      await writeForm(typed);
      await leaveFailed();
      vi.setSystemTime(jump);
      await sweeps(29);
      expect(await attempts.read()).toHaveLength(1);
      expect((await form.read())?.draft).toEqual(typed);
      await sweeps(1);
      expect(await attempts.read()).toEqual([]);
      expect(await form.read()).toBeUndefined();
    },
  );

  test("goes on while something is kept, and stops then", async () => {
    await leaveFailed();
    await sweeps(29);
    expect(await alarms()).toEqual(["sweep"]);
    await sweeps(1);
    expect(await alarms()).toEqual([]);
  });

  test("leaves other alarms alone", async () => {
    await leaveFailed();
    await sweeps(29);
    expect(await sweep("another")).toBe(false);
    expect(await attempts.read()).toHaveLength(1);
  });
});
