/** The page on which `npm start` opens the browser: a text worth sealing in every kind of place. */
import { generateKeyPairSync } from "node:crypto";
import type { Place } from "./pages";

interface Sources {
  readonly place: (place: Place, text: string) => string;
  readonly pdf: (lines: readonly string[]) => string;
  readonly foreignOrigin: string;
}

/** A text that is worth sealing most, and loses all meaning with its line breaks. It was made a moment ago and opens nothing. */
export const PRIVATE_KEY = generateKeyPairSync("ec", { namedCurve: "P-256" })
  .privateKey.export({ type: "pkcs8", format: "pem" })
  .toString()
  .trimEnd();

const SECTIONS: readonly {
  readonly place: Place;
  readonly title: string;
  readonly text: string;
}[] = [
  { place: "pre", title: "A private key", text: PRIVATE_KEY },
  {
    place: "pre",
    title: "A configuration file",
    text: "# staging\n[database]\n\thost = db.internal\n\tuser = deploy\n\tpassword = tulip-39-Harbour\n\n  # two blanks before, two after  ",
  },
  {
    place: "paragraphs",
    title: "Paragraphs and a list",
    text: "The alarm code is 4471.\nSwitch it off within thirty seconds.\n\nfront door: 9920\nback door: 1837",
  },
  {
    place: "textarea",
    title: "A text area",
    text: "Wi-Fi: Möwe & Söhne\nkey: grüß-Gott-🗝️-1847\n\tguests: ask at the desk",
  },
  { place: "input", title: "An input", text: "  sk_live_51Hc0pPeRkEtTlE  " },
  {
    place: "contenteditable",
    title: "An editor",
    text: "Dear Ana,\nthe PIN is 70412.\n\nبا احترام",
  },
  {
    place: "shadow",
    title: "Inside a component (shadow root)",
    text: "recovery: ember oxide walnut\n          lantern quiet",
  },
  { place: "frame", title: "A frame of this site", text: "in the frame: 5521-aa\n\tsecond line" },
  {
    place: "frame-foreign",
    title: "A frame of another site (line breaks may be lost: it asks first)",
    text: "in the foreign frame: 8890-zz\n\tsecond line",
  },
  { place: "password", title: "A password field (refused)", text: "never-sent" },
];

export function tryItPage({ place, pdf, foreignOrigin }: Sources): string {
  const sections = SECTIONS.map(({ place: kind, title, text }) => {
    const [number] = place(kind, text).split("/").slice(-1);
    return `<section data-place="${kind}" data-text="${number}"><h2>${title}</h2></section>`;
  });
  const document = pdf(["Safe in the cellar:", "left 31, right 8, left 77"]);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Try Secret Links</title>
<link rel="stylesheet" href="/style.css">
<body data-foreign="${foreignOrigin}">
<h1>Try Secret Links</h1>
<p>Select one of these texts, press the right button on it and choose <b>Copy one-time link</b>,
or press <kbd>Alt</kbd>+<kbd>Shift</kbd>+<kbd>L</kbd>. The link is then on the clipboard.
Paste it into the field at the end, press the right button on the link that appears and choose <b>Reveal in new tab</b>.
Everything stays on this machine.</p>
${sections.join("\n")}
<section><h2>A PDF</h2><p><a href="${document}">Open it</a> and select there.</p></section>
<section><h2>Paste a link here</h2><input id="paste" autocomplete="off" aria-label="One-time link"><p id="link"></p></section>
<script type="module" src="/try-it.js"></script></html>`;
}
