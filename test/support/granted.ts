/** Permissions for the fake browser, which knows none. */
import { fakeBrowser } from "wxt/testing/fake-browser";

/** Match patterns that the browser lets us contact. */
export const granted = new Set<string>();

/** Grants these and no others. To be called after each reset. */
export function grant(...origins: readonly string[]): void {
  granted.clear();
  for (const origin of origins) granted.add(`${origin}/*`);
  Object.assign(fakeBrowser.permissions, {
    contains: ({ origins: asked }: { origins: readonly string[] }) =>
      Promise.resolve(asked.every((pattern) => granted.has(pattern))),
    getAll: () => Promise.resolve({ origins: [...granted] }),
    remove: ({ origins: dropped }: { origins: readonly string[] }) => {
      for (const pattern of dropped) granted.delete(pattern);
      return Promise.resolve(true);
    },
  });
}
