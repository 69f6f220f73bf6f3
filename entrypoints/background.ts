import browser from "webextension-polyfill";
import { defineBackground } from "wxt/utils/define-background";
import { announce } from "../lib/platform/announce";
import { background } from "../lib/platform/background";
import { badgeClear } from "../lib/platform/badge";
import { closeIdleClipboard } from "../lib/platform/clipboard";
import { burn, forget, refresh } from "../lib/platform/keeping";
import { COPY, registerMenus, REVEAL } from "../lib/platform/menus";
import { emptyForm } from "../lib/platform/form";
import { readClicked, readFocused, type Selection } from "../lib/platform/selection";
import { shareSelection } from "../lib/platform/selected";
import { begin, dismiss, recover, remake, revise, undo } from "../lib/platform/sharing";
import { restrictAccess } from "../lib/platform/storage";
import { sweep } from "../lib/platform/sweep";
import { closeTicket, openTicket } from "../lib/platform/tickets";

export default defineBackground(() => {
  browser.runtime.onInstalled.addListener(() => {
    void registerMenus();
    void restrictAccess();
  });

  browser.contextMenus.onClicked.addListener((info, tab) => {
    const { menuItemId, linkUrl, frameId = 0, selectionText: text = "" } = info;
    if (menuItemId === REVEAL && linkUrl !== undefined) void openTicket(linkUrl, tab);
    if (menuItemId === COPY && tab?.id !== undefined) {
      void copySelection(readClicked({ tabId: tab.id, frameId, text }));
    }
  });

  browser.commands.onCommand.addListener((_command, tab) => {
    if (tab?.id !== undefined) void copySelection(readFocused(tab.id));
  });

  browser.alarms.onAlarm.addListener(({ name }) => {
    void closeIdleClipboard(name);
    void sweepAndRecover(name);
  });

  browser.tabs.onRemoved.addListener((tabId) => void closeTicket(tabId));

  background.answer({
    async share({ draft, replaces }) {
      const { end } = await begin(draft, replaces);
      if (replaces === undefined) await emptyForm(draft);
      await announce(await end, "popup");
    },
    revise: ({ id, draft }) => revise(id, draft),
    dismiss,
    async undo(id) {
      await undo(id);
    },
    async remake(id) {
      await announce(await remake(id), "popup");
    },
    async burn(digest) {
      await burn(digest);
    },
    remove: forget,
    async opened() {
      await Promise.all([badgeClear(), recover()]);
    },
    refresh,
    reveal: (url) => openTicket(url),
  });
});

async function copySelection(selection: Promise<Selection>): Promise<void> {
  await announce(await shareSelection(await selection), "page");
}

async function sweepAndRecover(alarm: string): Promise<void> {
  if (!(await sweep(alarm))) return;
  for (const attempt of await recover()) await announce(attempt, "page");
}
