/** A selected text is shared, over the fake browser's storage and a real HTTP server. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { attempts, settings } from "../../../lib/app/items";
import { shareSelection } from "../../../entrypoints/background/shareSelection";
import { findSealed } from "../../../lib/sealing/format";
import { seal } from "../../../lib/sealing/seal";
import { services } from "../../support/services";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser } from "../../support/fresh-browser";
import { host, url } from "../components/samples";

let reference: ReferenceServer;

beforeEach(async () => {
  reference = await startReferenceServer();
  freshBrowser(reference.origin);
  const server = services[0].server(reference.origin);
  await settings.write({ ...(await settings.read()), server: server.address, servers: [server] });
});

afterEach(() => reference.close());

test.each([
  ["is a link", url],
  ["is a link, with blanks around it", `\n  ${url}\t`],
  ["contains a link", `The password is here: ${url}.\nIt opens once.`],
  ["is a link to a server that nobody knows", url.replace(host, "other.example")],
  ["is a link that passes for another", url.replace(host, `${host}.evil.example`)],
  ["is a link whose key is cut", url.slice(0, -9)],
])("a text that %s is shown first, and nothing is sent", async (_, text) => {
  const attempt = await shareSelection({ state: "exact", text });
  expect(attempt).toMatchObject({ state: "inexact", doubt: "link", draft: { text } });
  expect(await attempts.read()).toEqual([attempt]);
  expect(reference.log).toEqual([]);
});

const plain = "DB_PASSWORD=k9!vT2-";

/** The text as a service's page shows it. */
const sealed = await seal(plain, "0".repeat(64), {
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  explanation: "Sealed with Secret Links: only the full link opens it.\n\n",
});

test.each([
  ["whole", sealed],
  ["without the words above it", findSealed(sealed) ?? ""],
  ["in a mail", `Hi,\n\n${sealed.replaceAll(/^/gm, "> ")}\n\nBob`],
])("a sealed text is shown first, %s, and nothing is sent", async (_, text) => {
  const attempt = await shareSelection({ state: "exact", text });
  expect(attempt).toMatchObject({ state: "inexact", doubt: "sealed", draft: { text } });
  expect(reference.log).toEqual([]);
});

test("it can be replaced where it was once a link was created all the same", async () => {
  const place = { tabId: 1, documentId: "5A1E" };
  expect(await shareSelection({ state: "exact", text: url, place })).toMatchObject({ place });
});

test.each([
  ["a text without a link", plain],
  ["a token of another kind", "eyJhbGciOiJkaXIifQ..aaaaaaaaaaaaaaaa.aaaa.aaaaaaaaaaaaaaaaaaaaaa"],
  ["a text with another link", `See https://${host}/about and https://example.com/secret/plans.`],
])("%s is sent at once", async (_, text) => {
  expect(await shareSelection({ state: "exact", text })).toMatchObject({ state: "shared" });
});

test("where the text cannot be read exactly, a link and nothing else is told as a link", async () => {
  const read = (text: string) => shareSelection({ state: "inexact", text, doubt: "frame" });
  expect(await read(url)).toMatchObject({ state: "inexact", doubt: "link" });
  // Line breaks may be missing in the rest; the popup finds the link in it.
  expect(await read(`Here: ${url}`)).toMatchObject({ state: "inexact", doubt: "frame" });
  expect(reference.log).toEqual([]);
});
