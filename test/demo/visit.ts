/** Opens a browser to try things in, on a real display, until it is closed or Ctrl+C is pressed. */
import { once } from "node:events";
import { startReferenceServer } from "../reference/server";
import { openChromium } from "../support/chromium";
import { type LocalOrigin, portOf } from "../support/extension";
import { openPages } from "../support/pages";

export async function openForVisit(extension: string, home: LocalOrigin): Promise<void> {
  const server = await startReferenceServer({ port: portOf(home) });
  const pages = await openPages();
  // Ctrl+C is ours: everything that was opened is closed again.
  const chromium = await openChromium(extension, process.env, { handleSIGINT: false });
  const closed = new Promise((resolve) => chromium.browser.once("disconnected", resolve));
  try {
    const [blank] = await chromium.browser.pages();
    await chromium.open(pages.tryIt);
    await blank?.close();
    explain(home, pages.tryIt);
    await Promise.race([closed, once(process, "SIGINT"), once(process, "SIGTERM")]);
  } finally {
    await Promise.all([chromium.close(), pages.close(), server.close()]);
  }
}

function explain(home: LocalOrigin, tryIt: string): void {
  console.log(`
Chromium is open on ${tryIt}
The server that keeps the secrets listens on ${home}

  1. Select one of the texts, press the right button on it, choose "Copy one-time link".
  2. Paste the link into the field at the end of the page, press the right button on it there,
     choose "Reveal in new tab", and then "Reveal once".
  3. Open the link again: it is gone. The toolbar button (behind the puzzle
     piece; pin it) has the receipts, and a form to type in.

Nothing leaves this machine. Ctrl+C here, or closing the browser, ends it.`);
}
