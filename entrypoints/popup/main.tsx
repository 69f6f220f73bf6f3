import { render } from "preact";
import browser from "webextension-polyfill";
import { Translation } from "../../components/Translate";
import { readForm } from "../../lib/platform/form";
import { localise, t } from "../../lib/platform/i18n";
import { attempts, links, receipts, sessionReceipts, shown } from "../../lib/platform/items";
import { signedIn } from "../../lib/platform/signedIn";
import { App, type Stored } from "./App";

/** What is shown is read first, all of it at once, so that the first paint is the right one. */
async function load(): Promise<Stored> {
  const [tries, draft, urls, kept, forSession, settings, accounts, tab] = await Promise.all([
    attempts.read(),
    readForm(),
    links.read(),
    receipts.read(),
    sessionReceipts.read(),
    shown.read(),
    signedIn.read(),
    browser.tabs.getCurrent(),
  ]);
  return {
    attempts: tries,
    draft,
    links: urls,
    receipts: kept,
    sessionReceipts: forSession,
    settings,
    signedIn: accounts,
    // Where the browser refused a popup, this page is a tab.
    layout: tab === undefined ? "popup" : "tab",
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
