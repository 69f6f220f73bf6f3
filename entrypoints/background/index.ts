import browser from "webextension-polyfill";
import { defineBackground } from "wxt/utils/define-background";
import { Failure, outcome } from "../../lib/failure";
import { announce, noteOpening } from "./announce";
import { signIn, signOut } from "./accounts";
import { background } from "../../lib/app/background";
import { badgeAttention, badgeClear, badgeWhile } from "../../lib/platform/badge";
import { clear } from "./clear";
import { openClicked } from "./clicks";
import { closeIdleClipboard, emptyClipboard } from "./clipboard";
import { toldPolicy } from "../../lib/app/items";
import { refresh } from "./burn";
import { COPY, REVEAL } from "./menus";
import { notePolicy } from "./policy";
import { isPrivate } from "../../lib/platform/privateStorage";
import { decide } from "./decide";
import { emptyForm } from "../../lib/app/form";
import { noteForm } from "../../lib/app/paintEarly";
import { serverNow } from "../../lib/app/serverNow";
import { readClicked, readFocused, type Selection } from "./readSelection";
import { shareSelection } from "./shareSelection";
import { replace } from "./replace";
import { beginShare } from "./share";
import { recover, revise } from "./attempts";
import { remake } from "./remake";
import { addServer, choose, removeServer } from "./settings";
import { writeNote } from "./receipts";
import { register } from "./register";
import { noteDialect } from "./servers";
import { barServiceWorkers } from "./barServiceWorkers";
import { restrictAccess, writeAlone } from "../../lib/platform/storage";
import { sweep } from "./sweep";
import { burnSecret, forgetReceipt, undo, dismiss } from "./undo";
import { closeTickets, openTicket } from "./revealTabs";
import { endVisit, followVisit, openOnWebsite } from "./website";
import { openWelcome } from "../../lib/platform/tabs";

/** Every page that a tab is about to show. */
const PAGES: browser.WebRequest.RequestFilter = { urls: ["<all_urls>"], types: ["main_frame"] };

export default defineBackground({
  main() {
    writeAlone(() => aside(noteForm()));

    browser.runtime.onInstalled.addListener(({ reason }) => {
      aside(register());
      aside(restrictAccess());
      aside(noteForm());
      if (reason === "install") aside(openWelcome());
    });

    // The background of private windows is not told of an installation; the menus are for private windows alone.
    if (isPrivate()) {
      aside(register());
      browser.tabs.onUpdated.addListener((tabId, { status }, { url }) => {
        if (status === "loading") aside(followVisit(tabId, url));
      });
    }

    // An administrator may change the policy. Chromium also reports a change made while it was closed (its own
    // `settings_apitest.cc` holds it to that); Firefox never reports one, and reads the policy as it starts.
    aside(notePolicy());
    toldPolicy.watch(() => aside(notePolicy()));
    browser.runtime.onStartup.addListener(() => {
      aside(noteForm());
      if (import.meta.env.BROWSER === "firefox") aside(notePolicy());
      else aside(barServiceWorkers());
    });

    browser.contextMenus.onClicked.addListener((info, tab) => {
      const { menuItemId, linkUrl, frameId = 0, selectionText: text = "" } = info;
      if (menuItemId === REVEAL && linkUrl !== undefined) aside(attended(openTicket(linkUrl, tab)));
      if (menuItemId === COPY && tab?.id !== undefined) {
        aside(attended(copySelection(readClicked({ tabId: tab.id, url: tab.url, frameId, text }))));
      }
    });

    browser.commands.onCommand.addListener((_command, tab) => {
      if (tab?.id !== undefined)
        aside(attended(copySelection(readFocused({ tabId: tab.id, url: tab.url }))));
    });

    browser.alarms.onAlarm.addListener(({ name }) => {
      aside(closeIdleClipboard(name));
      aside(emptyClipboard(name));
      aside(sweepAndRecover(name));
    });

    // The browser reports only the requests to hosts that we may contact.
    browser.webRequest.onBeforeRequest.addListener((asked) => aside(openClicked(asked)), PAGES);

    browser.tabs.onRemoved.addListener((tabId) => {
      aside(closeTickets(tabId));
      aside(endVisit(tabId));
    });

    background.answer({
      async share({ draft, replaces }) {
        const { end } = await beginShare(draft, replaces);
        // The attempt has the draft by now.
        if (replaces === undefined) {
          await outcome(async () => emptyForm(draft, (await serverNow()).address));
        }
        const attempt = await end;
        if (attempt) await announce(attempt, "popup");
      },
      revise: ({ id, draft }) => revise(id, draft),
      dismiss,
      replace,
      async undo(id) {
        await undo(id);
      },
      async remake({ id, change }) {
        const attempt = await remake(id, change);
        if (attempt) await announce(attempt, "popup");
      },
      async decide(decision) {
        const attempt = await decide(decision);
        if (attempt) await announce(attempt, "popup");
      },
      async burn({ digest, proof }) {
        await burnSecret(digest, proof);
      },
      writeNote: ({ digest, text }) => writeNote(digest, text),
      remove: forgetReceipt,
      async opened() {
        noteOpening();
        aside(notePolicy());
        aside(noteForm());
        await Promise.all([badgeClear(), recover()]);
      },
      refresh,
      noteDialect,
      reveal: (url) => openTicket(url),
      website: openOnWebsite,
      choose,
      addServer,
      removeServer,
      signIn,
      signOut,
      clear,
    });
  },
});

/**
 * Runs work that nobody waits for. A browser that refuses, or is about to end, is met again at the next occasion. A mistake of
 * ours remains uncaught, and is logged.
 */
function aside(work: Promise<unknown>): void {
  void work.catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
  });
}

async function copySelection(selection: Promise<Selection>): Promise<void> {
  await announce(await badgeWhile(shareSelection(selection)), "page");
}

/** Tells the person of every end, at the very least by the badge. */
async function attended(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    await badgeAttention();
    throw error;
  }
}

async function sweepAndRecover(alarm: string): Promise<void> {
  if (!(await sweep(alarm))) return;
  for (const attempt of await recover()) await announce(attempt, "page");
}
