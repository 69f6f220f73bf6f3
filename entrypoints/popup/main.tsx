import { render } from "preact";
import { FailureNote } from "../../components/FailureNote";
import { FormShell } from "../../components/popup/FormShell";
import { Page } from "../../components/Page";
import { Translation } from "../../components/Translate";
import { type FailureInfo, outcome } from "../../lib/failure";
import { readForm, writeForm } from "../../lib/app/form";
import { builtInViewer } from "../../lib/app/kinds";
import { localise, t } from "../../lib/platform/i18n";
import { attempts, links, receipts, sessionReceipts, lastSeenSettings } from "../../lib/app/items";
import { signedIn } from "../../lib/app/signedIn";
import { thisTab } from "../../lib/platform/tabs";
import { unsent } from "../../lib/platform/within";
import { App, type Stored } from "./App";
import { type Early, takeOver } from "./takeOver";

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

/**
 * Takes the place of the form that was painted before (`entrypoints/shell`). Preact keeps the elements that are there already, and
 * with them the caret and the text around it.
 */
async function start(): Promise<void> {
  localise(document);
  const stored = await outcome(() => unsent(load()));
  const early = takeOver(document);
  render(
    <Translation.Provider value={t}>
      {stored.ok ? opened(stored.value, early) : unopened(stored.failure, early)}
    </Translation.Provider>,
    document.body,
  );
  if (stored.ok && isEmptyForm(stored.value)) early.press();
}

function opened(stored: Stored, early: Early) {
  const draft = early.into(stored.draft);
  // A text is kept from its first key on.
  if (draft !== stored.draft) void outcome(() => writeForm(draft));
  return <App stored={{ ...stored, draft }} />;
}

/** True if the live form is the painted one, and has no text but the one that was typed into it. */
function isEmptyForm({ attempts: tries, draft }: Stored): boolean {
  return tries.length === 0 && draft.text === "";
}

/** A text that was typed meanwhile stays, to be copied from there. */
function unopened(failure: FailureInfo, { text }: Early) {
  const notice = <FailureNote failure={failure} doing="probe" host="" />;
  if (text === "") return <Page layout="popup">{notice}</Page>;
  return <FormShell viewer={builtInViewer !== null} text={text} notice={notice} />;
}

void start();
