/** The web pages: one inert shell for every address, as the real ones, which never touch a secret. */
import { randomBytes } from "node:crypto";
import { withSession, type Answer } from "./answer";
import type { Switches } from "./switches";

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

/** The page at `path`. `/private/` was one up to 0.23. */
export function page(path: string, version: Switches["version"]): Answer {
  const kinds = version === "0.26" ? "secret|receipt" : "secret|receipt|private";
  const status = new RegExp(`^/((${kinds})/\\w+/?)?$`).test(path) ? 200 : 404;
  const answer: Answer = {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: shell,
    from: "application",
  };
  return version === "0.26" ? guarded(answer) : withSession(answer);
}

function guarded(answer: Answer): Answer {
  const nonce = randomBytes(16).toString("base64");
  const headers = { "content-security-policy": policy(nonce), "x-frame-options": "SAMEORIGIN" };
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function policy(nonce: string): string {
  return `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; connect-src 'self' wss: https:; img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self' blob:;`;
}
