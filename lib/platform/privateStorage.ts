/**
 * Stores the data that belongs to private windows alone, and ends with the last of them.
 *
 * Chromium gives them a background of their own, but shares both areas of `storage` with the other windows, the one in memory too
 * (measured with 156). Their cache is nobody else's, is in memory, and goes with them: the browser sees to it.
 */
import browser from "webextension-polyfill";

/** The place of one item. */
export interface Cell {
  get(): Promise<unknown>;
  set(value: unknown): Promise<void>;
  remove(): Promise<void>;
  /** Calls back with each new value, whoever wrote it, until the returned function is called. */
  watch(listener: (value: unknown) => void): () => void;
}

/** True if this page or background is a private window's. */
export function isPrivate(): boolean {
  return browser.extension.inIncognitoContext === true;
}

/**
 * Tells a page its part in private windows. `here`: it is in one. `closed`: the browser lets the extension into none, as Firefox is
 * told to do (`wxt.config.ts`).
 */
export function privateWindows(): "here" | "closed" | "elsewhere" {
  if (import.meta.env.BROWSER === "firefox") return "closed";
  return isPrivate() ? "here" : "elsewhere";
}

/** A cell of private windows. It has the value that they wrote, or else the one `beneath`, which they leave unchanged. */
export function privateCell(name: string, beneath?: Cell): Cell {
  // The cache takes only addresses of the web; nothing is ever sent to this one.
  const at = `https://private.invalid/${encodeURIComponent(name)}`;
  const get = async () => {
    const kept = await (await open()).match(at);
    return kept ? kept.json() : beneath?.get();
  };
  const tell = () => {
    const channel = new BroadcastChannel(at);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel takes none, it has no other origins
    channel.postMessage("changed");
    channel.close();
  };
  return {
    get,
    async set(value) {
      await (await open()).put(at, Response.json(value));
      tell();
    },
    async remove() {
      await (await open()).delete(at);
      tell();
    },
    watch(listener) {
      const look = () => void get().then(listener);
      const channel = new BroadcastChannel(at);
      channel.addEventListener("message", look);
      const stop = beneath?.watch(look);
      return () => {
        channel.close();
        stop?.();
      };
    },
  };
}

/** Everything that private windows have written. */
export async function privateValues(): Promise<readonly unknown[]> {
  const cache = await open();
  const kept = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  return Promise.all(kept.flatMap((response) => response?.json() ?? []));
}

function open(): Promise<Cache> {
  return caches.open("private");
}
