/** The least that makes a link of a selection, and opens one: no policy, no receipt, no result, no care. */

/** The server, which is put in when the floor is copied. */
const HOME = "http://home.invalid";

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.create({ id: "copy", title: "Copy", contexts: ["selection"] });
  void chrome.tabs.create({ url: "welcome.html" });
  const condition = { urlFilter: `|${HOME}/secret/`, resourceTypes: ["main_frame"] };
  const rule = { id: 1, action: { type: "block" }, condition };
  void chrome.declarativeNetRequest.updateDynamicRules({ removeRuleIds: [1], addRules: [rule] });
});

chrome.contextMenus.onClicked.addListener((_info, tab) => share(tab.id));
chrome.commands.onCommand.addListener((_command, tab) => share(tab.id));

chrome.webRequest.onBeforeRequest.addListener(lead, {
  urls: ["http://127.0.0.1/secret/*"],
  types: ["main_frame"],
});

/** Leads the tab to our page, whose address has no key. */
async function lead({ tabId, url }) {
  const id = crypto.randomUUID();
  await chrome.storage.session.set({ [id]: url });
  await chrome.tabs.update(tabId, { url: `/reveal.html?${id}` });
}

async function share(tabId) {
  const [{ result: text }] = await chrome.scripting.executeScript({
    target: { tabId },
    func: () => getSelection().toString(),
  });
  const { sealed, key } = await encrypt(text);
  const answer = await fetch(`${HOME}/api/v2/guest/secret/conceal`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: { kind: "conceal", secret: sealed, ttl: 3600 } }),
  });
  const { record } = await answer.json();
  await copy(`${HOME}/secret/${record.secret.identifier}#${key}`);
}

async function encrypt(text) {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const bytes = new TextEncoder().encode(text);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, aes, bytes);
  return { sealed: `${hex(iv)}.${hex(new Uint8Array(sealed))}`, key: hex(key) };
}

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function copy(text) {
  if (!chrome.offscreen) return navigator.clipboard.writeText(text);
  const [open] = await chrome.runtime.getContexts({ contextTypes: ["OFFSCREEN_DOCUMENT"] });
  if (!open) {
    const justification = "Copies the link.";
    await chrome.offscreen.createDocument({
      url: "offscreen.html",
      reasons: ["CLIPBOARD"],
      justification,
    });
  }
  await chrome.runtime.sendMessage(text);
}
