/** The keyboard shortcut that copies a one-time link. Only the browser's own page changes it. */
import browser from "webextension-polyfill";
import { within } from "./within";

/** The shortcut as the browser writes it, "Alt+Shift+L"; empty if there is none. */
export async function shortcut(): Promise<string> {
  const commands = await within(browser.commands.getAll());
  return commands.find(({ name }) => name === "copy-link")?.shortcut ?? "";
}

/** Shows the browser's own page for shortcuts. */
export async function openShortcutSettings(): Promise<void> {
  if (import.meta.env.BROWSER === "firefox") return browser.commands.openShortcutSettings();
  await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
}
