/** The viewer behind nginx, Caddy and Apache, with the very lines that ADMINISTRATORS.md gives: a link opens in one click. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { explanation as explain } from "../../lib/wording/handOver";
import { NO_POLICY } from "../../lib/settings/policy";
import { share } from "../../lib/sharing/share";
import { formatLink } from "../../lib/links/viewerForm";
import { type ReferenceServer, startReferenceServer } from "../reference/server";
import { nodeIo } from "../support/node-io";
import { parts } from "../support/parts";
import { press, reads, sentence } from "../support/person";
import { services } from "../support/services";
import { buildViewer, openPlain, type PlainBrowser, type ViewerFile } from "../support/viewer";
import { words } from "../support/words";
import { startWebServer, type WebServer } from "./startWebServer";

const TEXT = "  two blanks first\n\ta tab\n\n🗝️, Ünïcödé and שלום\nblanks last  ";
const [service] = services;

const all = parts();
let viewer: ViewerFile;
let reference: ReferenceServer;
let browser: PlainBrowser;

beforeAll(async () => {
  viewer = await all.open(buildViewer());
  reference = await all.open(startReferenceServer());
  browser = await all.open(openPlain("chrome"));
});

afterAll(() => all.close());

/** A link to a secret that was created through the web server. */
async function create({ origin }: WebServer) {
  const address = `${origin}/viewer/`;
  const explanation = explain(words.explanation.en, { viewer: address, homepage: null });
  const terms = { lifetime: 3600, sealed: true };
  const draft = { text: TEXT, terms, note: "" };
  const rules = { policy: NO_POLICY, explanation };
  const { link } = await share(service, nodeIo, service.server(origin), draft, rules);
  return { ...link, url: formatLink(link, service, address) };
}

test.each(["nginx", "caddy", "apache"] as const)(
  "behind %s, a sealed link opens in one click",
  async (name) => {
    const server = await all.open(startWebServer(name, viewer.html, reference.origin));
    const { id, key, url } = await create(server);
    expect(reference.stored(id)).toContain(`${server.origin}/viewer/`);
    const visit = await browser.visit();
    const page = await visit.open(url);
    await press(page, sentence("revealOnce"));
    await reads(page, sentence("secretHeading"));
    expect(await page.$eval("pre", (pre) => pre.textContent)).toBe(TEXT);
    expect(reference.stored(id)).toBeUndefined();
    expect(JSON.stringify(reference.log)).not.toContain(key);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  },
);
