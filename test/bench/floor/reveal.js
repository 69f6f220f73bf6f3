/** The least that opens a link: fetches, decrypts by WebCrypto, shows. */
const id = location.search.slice(1);
const button = document.createElement("button");
button.textContent = "Reveal once";
button.addEventListener("click", () => void reveal());
document.body.append(button);

async function reveal() {
  const { [id]: link } = await chrome.storage.session.get(id);
  const { origin, pathname, hash } = new URL(link);
  const answer = await fetch(`${origin}/api/v2/guest${pathname}/reveal`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ continue: true }),
  });
  const { record } = await answer.json();
  const shown = document.createElement("pre");
  shown.className = "text";
  shown.textContent = await decrypt(record.secret_value, hash.slice(1));
  document.body.append(shown);
}

/** The text is a JWE (RFC 7516) with "dir" and "A256GCM"; it may have an explanation above. */
async function decrypt(sealed, key) {
  const [header, , iv, ciphertext, tag] = sealed.split("\n").at(-1).split(".");
  const aes = await crypto.subtle.importKey("raw", Uint8Array.fromHex(key), "AES-GCM", false, [
    "decrypt",
  ]);
  const additionalData = new TextEncoder().encode(header);
  const bytes = Uint8Array.from([...base64url(ciphertext), ...base64url(tag)]);
  const given = { name: "AES-GCM", iv: base64url(iv), additionalData };
  return new TextDecoder().decode(await crypto.subtle.decrypt(given, aes, bytes));
}

const base64url = (text) => Uint8Array.fromBase64(text, { alphabet: "base64url" });
