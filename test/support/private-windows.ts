/** The fake browser as a private window's background sees it, with the cache that the fake lacks. */
import { fakeBrowser } from "wxt/testing/fake-browser";

/** From now on this is a private window, with nothing kept yet. {@link closePrivateWindow} undoes it. */
export function openPrivateWindow(): void {
  Object.assign(fakeBrowser.extension, { inIncognitoContext: true });
  const bodies = new Map<string, string>();
  const cache = {
    match: async (at: string) => (bodies.has(at) ? new Response(bodies.get(at)) : undefined),
    put: async (at: string, response: Response) => void bodies.set(at, await response.text()),
    delete: async (at: string) => bodies.delete(at),
    keys: async () => [...bodies.keys()],
  };
  Object.assign(globalThis, { caches: { open: async () => cache } });
}

/** The kept data goes with it. */
export function closePrivateWindow(): void {
  Object.assign(fakeBrowser.extension, { inIncognitoContext: false });
  Reflect.deleteProperty(globalThis, "caches");
}
