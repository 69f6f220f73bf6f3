/** Restores the fake browser's functions after each test file, since the next file has the same process. */
import { afterAll } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";

const areas: readonly object[] = [fakeBrowser, ...Object.values(fakeBrowser.storage)].flatMap(
  (area) => [area, ...Object.values(area).filter((value) => typeof value === "object")],
);
const made = areas.map((area) => ({ area, members: { ...area } }));

afterAll(() => {
  for (const { area, members } of made) {
    for (const name of Object.keys(area)) {
      if (!(name in members)) Reflect.deleteProperty(area, name);
    }
    Object.assign(area, members);
  }
});
