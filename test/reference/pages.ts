/** The web pages: one shell for every address, as the real ones. That of v0.26.6 asks for a secret when its button is pressed, and shows it as it is stored. */
import { randomBytes } from "node:crypto";
import { withSession, type Answer } from "./answer";
import type { Switches } from "./switches";

/** The button has the words of v0.26.6. The rest of the page is left out, and so is asking for a passphrase. */
const reveal = `
const id = /^\\/secret\\/(\\w+)/.exec(location.pathname)?.[1];
const button = Object.assign(document.createElement("button"), { textContent: "Click to reveal" });
button.addEventListener("click", async () => {
  const answer = await fetch("/api/v2/guest/secret/" + id + "/reveal", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ continue: true }),
  });
  const { record } = await answer.json();
  const field = document.createElement("textarea");
  Object.assign(field, { readOnly: true, rows: 16, cols: 72, value: record.secret_value });
  button.replaceWith(field);
});
if (id !== undefined) document.getElementById("app").append(button);
`;

const shell = (script: string) => `
<!doctype html>
<html lang="en" class="light">
  <head>
    <meta charset="utf-8">
    <title>Onetime Secret</title>
  </head>
  <body>
    <div id="app"></div>
    ${script}
  </body>
</html>
`;

/** The page at `path`. `/private/` was one up to 0.23, whose pages do nothing here. */
export function page(path: string, version: Switches["version"]): Answer {
  const kinds = version === "0.26" ? "secret|receipt" : "secret|receipt|private";
  const status = new RegExp(`^/((${kinds})/\\w+/?)?$`).test(path) ? 200 : 404;
  const html = { "content-type": "text/html; charset=utf-8" };
  if (version !== "0.26") {
    return withSession({ status, headers: html, body: shell(""), from: "application" });
  }
  const nonce = randomBytes(16).toString("base64");
  return {
    status,
    headers: {
      ...html,
      "content-security-policy": policy(nonce),
      "x-frame-options": "SAMEORIGIN",
    },
    body: shell(`<script nonce="${nonce}">${reveal}</script>`),
    from: "application",
  };
}

function policy(nonce: string): string {
  return `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; connect-src 'self' wss: https:; img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self' blob:;`;
}
