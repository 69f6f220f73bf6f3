import { render } from "preact";
import { FailureNote } from "../../components/FailureNote";
import { Page } from "../../components/Page";
import { Translation } from "../../components/Translate";
import { outcome } from "../../lib/failure";
import { readForm } from "../../lib/app/form";
import { localise, t } from "../../lib/platform/i18n";
import { attempts, links, receipts, sessionReceipts, lastSeenSettings } from "../../lib/app/items";
import { signedIn } from "../../lib/app/signedIn";
import { thisTab } from "../../lib/platform/tabs";
import { unsent } from "../../lib/platform/within";
import { App, type Stored } from "./App";

/** Reads everything that the page shows first, all of it at once, so that the first paint is the right one. */
async function load(): Promise<Stored> {
  const [tries, draft, urls, kept, forSession, settings, accounts, tab] = await Promise.all([
    attempts.read(),
    readForm(),
    links.read(),
    receipts.read(),
    sessionReceipts.read(),
    lastSeenSettings.read(),
    signedIn.read(),
    thisTab(),
  ]);
  return {
    attempts: tries,
    draft,
    links: urls,
    receipts: kept,
    sessionReceipts: forSession,
    settings,
    signedIn: accounts,
    // A browser that refuses a popup has this page in a tab.
    layout: tab === undefined ? "popup" : "tab",
  };
}

async function start(): Promise<void> {
  localise(document);
  const stored = await outcome(() => unsent(load()));
  render(
    <Translation.Provider value={t}>
      {stored.ok ? (
        <App stored={stored.value} />
      ) : (
        <Page layout="popup">
          <FailureNote failure={stored.failure} doing="probe" host="" />
        </Page>
      )}
    </Translation.Provider>,
    document.body,
  );
}

void start();
