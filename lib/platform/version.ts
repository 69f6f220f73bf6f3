import browser from "webextension-polyfill";

/** The version of Secret Links that runs, as its manifest has it. */
export function version(): string {
  return browser.runtime.getManifest().version;
}
