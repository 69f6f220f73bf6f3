/** Builds the viewer's one file. */
import { createHash } from "node:crypto";

/**
 * The page holds its script and style, and the licences of its parts for those who look at its source. Its policy lets nothing else
 * run or load, and lets it ask only its own origin.
 */
export function page(code: string, css: string, licenses: string): string {
  const script = inert(code, "script");
  const style = inert(css, "style");
  const policy = [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    // A service may serve the page itself (`ioTo.ts`).
    "connect-src 'self'",
    // The icon below.
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Secret Links</title>
<!-- Empty, so that none is asked for. -->
<link rel="icon" href="data:,">
<style>${style}</style>
<script type="module">${script}</script>
</head>
<body></body>
</html>
<!--
${licenses.replaceAll("--", "- -")}-->
`;
}

/** Keeps the text of a script or a style sheet from ending it. Only strings and comments can hold the replaced characters. */
function inert(text: string, element: "script" | "style"): string {
  return text
    .replaceAll("\r", "")
    .replaceAll("<!--", "<\\!--")
    .replaceAll(new RegExp(`</(?=${element})`, "gi"), "<\\/");
}

function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
