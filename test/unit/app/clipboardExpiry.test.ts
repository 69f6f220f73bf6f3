/** The clipboard is emptied by its alarm, unless a later copy prevents it; its real contents are tested end to end. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import {
  copyUnseen,
  emptyClipboard,
  emptyClipboardEarly,
} from "../../../entrypoints/background/clipboard";
import { copyHere, copyRevealed } from "../../../lib/app/copyHere";
import { settings } from "../../../lib/app/items";

/** Writes as in Firefox, whose background has a clipboard of its own. */
const write = vi.fn<(text: string) => Promise<void>>();

beforeEach(() => {
  fakeBrowser.reset();
  write.mockReset().mockResolvedValue();
  vi.stubGlobal("chrome", { ...fakeBrowser, offscreen: undefined });
  Reflect.deleteProperty(chrome, "offscreen");
  vi.stubGlobal("navigator", { clipboard: { writeText: write } });
});

const choose = async (emptied: boolean) =>
  settings.write({ ...(await settings.read()), emptyClipboard: emptied });

const alarms = async () => (await fakeBrowser.alarms.getAll()).map(({ name }) => name);

async function goOff(): Promise<void> {
  for (const alarm of await alarms()) await emptyClipboard(alarm);
}

describe("a revealed text that was copied", () => {
  test("stays where nobody chose otherwise", async () => {
    expect(await copyRevealed("a secret")).toBe(true);
    expect(await alarms()).toEqual([]);
  });

  test("goes in time, by the alarm for it alone", async () => {
    await choose(true);
    expect(await copyRevealed("a secret")).toBe(true);
    expect(write).toHaveBeenLastCalledWith("a secret");
    await emptyClipboard("another alarm");
    expect(write).toHaveBeenCalledTimes(1);
    await goOff();
    expect(write.mock.calls).toEqual([["a secret"], [""]]);
  });

  test("is waited for anew when it is copied again", async () => {
    await choose(true);
    await copyRevealed("a secret");
    await copyRevealed("a secret");
    expect(await alarms()).toHaveLength(1);
  });

  test("that could not be copied empties nothing", async () => {
    await choose(true);
    write.mockRejectedValue(new Error("not allowed"));
    await expect(copyRevealed("a secret")).rejects.toThrow("not allowed");
    await goOff();
    expect(write).toHaveBeenCalledExactlyOnceWith("a secret");
  });

  test("goes in time also if it could not be copied a second time", async () => {
    await choose(true);
    await copyRevealed("a secret");
    write.mockRejectedValueOnce(new Error("not allowed"));
    await expect(copyRevealed("a secret")).rejects.toThrow("not allowed");
    await goOff();
    expect(write).toHaveBeenLastCalledWith("");
  });

  test("goes in time even if its tab is closed the moment that it is copied", async () => {
    await choose(true);
    let close = () => {};
    const closed = new Promise<void>((resolve) => (close = resolve));
    const copied = new Promise<void>((resolve) => {
      write.mockImplementationOnce(() => {
        resolve();
        return closed;
      });
    });
    const copying = copyRevealed("a secret");
    await copied;
    await goOff();
    expect(write).toHaveBeenLastCalledWith("");
    // A tab that is closed waits no longer.
    close();
    await copying;
  });

  test("goes at once where everything is cleared, and nothing else does", async () => {
    await emptyClipboardEarly();
    expect(write).not.toHaveBeenCalled();
    await choose(true);
    await copyRevealed("a secret");
    await emptyClipboardEarly();
    expect(write).toHaveBeenLastCalledWith("");
    await goOff();
    expect(write).toHaveBeenCalledTimes(2);
  });
});

describe("a link that was copied afterwards stays", () => {
  test.each([
    ["by the background", copyUnseen],
    ["by a page", copyHere],
  ])("%s", async (_who, copied) => {
    await choose(true);
    await copyRevealed("a secret");
    expect(await alarms()).toHaveLength(1);
    await copied("a link");
    await goOff();
    expect(write).toHaveBeenLastCalledWith("a link");
  });

  test("but not one that the browser refused", async () => {
    await choose(true);
    await copyRevealed("a secret");
    write.mockRejectedValueOnce(new Error("not allowed"));
    expect(await copyUnseen("a link")).toBe(false);
    await goOff();
    expect(write).toHaveBeenLastCalledWith("");
  });
});

test("the next start of the browser empties nothing, though the alarm may outlive this one", async () => {
  await choose(true);
  await copyRevealed("a secret");
  await fakeBrowser.storage.session.clear();
  await goOff();
  expect(write).toHaveBeenLastCalledWith("a secret");
});

test("nothing of the text is kept for it", async () => {
  await choose(true);
  const before = JSON.stringify(await fakeBrowser.storage.local.get());
  await copyRevealed("a secret");
  expect(JSON.stringify(await fakeBrowser.storage.local.get())).toBe(before);
  expect(await fakeBrowser.storage.session.get()).toEqual({ clipboardToEmpty: true });
});
