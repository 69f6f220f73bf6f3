/** The web pages: one inert shell for every address, as the real ones, which never touch a secret. */
import { randomBytes } from "node:crypto";
import type { Answer } from "./answer";

const shell = `
<!doctype html>
<html lang="en" class="light">
  <head>
    <meta charset="utf-8">
    <title>Onetime Secret</title>
  </head>
  <body>
    <div id="app"></div>
  </body>
</html>
`;

/** Whether a page exists at `path`. `/private/` was one up to 0.23. */
export function hasPage(path: string, version: "0.26" | "0.23"): boolean {
  if (path === "/") return true;
  const kinds = version === "0.26" ? "secret|receipt" : "secret|receipt|private";
  return new RegExp(`^/(${kinds})/\\w+/?$`).test(path);
}

export function page(status: 200 | 404): Answer {
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy(randomBytes(16).toString("base64")),
      "x-frame-options": "SAMEORIGIN",
    },
    body: shell,
    from: "application",
  };
}

function policy(nonce: string): string {
  return `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; connect-src 'self' wss: https:; img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self' blob:;`;
}
