/** The largest that a build may be, in bytes; 1 kB is 1,000 bytes. */

/** The bytes after gzip that a context loads together before its first paint. */
export const CONTEXTS: Readonly<Record<string, number>> = {
  // A worker of Chromium loads nothing later, so it holds the senders' parts of all services.
  "background.js": 53_200,
  "popup.html": 40_000,
  "reveal.html": 40_000,
};

/** The bytes of a whole package, 4 kB of them for the licences of its parts and the privacy policy. */
export const PACKAGE = 272_000;

/** The bytes of the viewer after gzip. */
export const VIEWER = 60_000;
