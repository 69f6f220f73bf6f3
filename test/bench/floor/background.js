/** The least that makes a link of a selection: no policy, no receipt, no result, no care. HOME is put in when it is copied. */
const HOME = "http://home.invalid";

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.create({ id: "copy", title: "Copy", contexts: ["selection"] });
  void chrome.tabs.create({ url: "welcome.html" });
});

chrome.contextMenus.onClicked.addListener((_info, tab) => share(tab.id));
chrome.commands.onCommand.addListener((_command, tab) => share(tab.id));

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
