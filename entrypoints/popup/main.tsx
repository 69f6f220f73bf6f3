import { render } from "preact";
import browser from "webextension-polyfill";
import { Translation } from "../../components/Translate";
import { readForm } from "../../lib/platform/form";
import { localise, t } from "../../lib/platform/i18n";
import { attempts, governed, links, receipts, sessionReceipts } from "../../lib/platform/items";
import { signedIn } from "../../lib/platform/signedIn";
import { App, type Stored } from "./App";

/** What is shown is read first, so that the first paint is the right one. */
async function load(): Promise<Stored> {
  return {
    attempts: await attempts.read(),
    draft: await readForm(),
    links: await links.read(),
    receipts: await receipts.read(),
    sessionReceipts: await sessionReceipts.read(),
    settings: await governed.read(),
    signedIn: await signedIn.read(),
    // Where the browser refused a popup, this page is a tab.
    layout: (await browser.tabs.getCurrent()) === undefined ? "popup" : "tab",
  };
}

async function start(): Promise<void> {
  localise(document);
  const stored = await load();
  render(
    <Translation.Provider value={t}>
      <App stored={stored} />
    </Translation.Provider>,
    document.body,
  );
}

void start();
