/**
 * A service worker of the site, which answers clicked links itself. No release has one: an operator who is after keys could add
 * it. Its page reads the key and sends it on.
 */
import type { Answer } from "./answer";

const pages: Readonly<Record<string, Pick<Answer, "headers" | "body">>> = {
  "/": {
    headers: { "content-type": "text/html; charset=utf-8" },
    // Its title tells how that went.
    body: `<!doctype html><title>A site</title><script>
navigator.serviceWorker.register("/worker.js").then(() => navigator.serviceWorker.ready)
  .then(() => "registered", () => "refused").then((title) => { document.title = title; });
</script>`,
  },
  "/worker.js": {
    headers: { "content-type": "text/javascript; charset=utf-8" },
    body: `
const theirs = "<!doctype html><script>void fetch('/taken?' + location.hash.slice(1));</script>";
addEventListener("fetch", (event) => {
  if (!event.request.url.includes("/secret/") || event.request.mode !== "navigate") return;
  event.respondWith(new Response(theirs, { headers: { "content-type": "text/html" } }));
});`,
  },
};

/** Nothing for every other path: there the site is unchanged. */
export function serviceWorker(path: string): Answer | undefined {
  const answer = pages[path];
  return answer && { ...answer, status: 200, from: "application" };
}
