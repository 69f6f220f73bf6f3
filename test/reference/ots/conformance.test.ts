/** The reference server of Luzifer/ots against exchanges that were derived from the source. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { text } from "../../../lib/fields";
import { DerivedReplay, readDerivation, type DerivedExchange } from "../derived";
import { startOtsServer, type OtsServer, type OtsSwitches } from "./server";

const derivation = readDerivation(new URL("recording.json", import.meta.url));

const customised = {
  appTitle: "Company secrets",
  disableQRSupport: true,
  expiryChoices: [3600, 86_400],
  acceptedFileTypes: "text/*,.pdf",
  disableFileAttachment: true,
  maxAttachmentSizeTotal: 1_048_576,
  footerLinks: [{ name: "Imprint", url: "https://ots.test/imprint" }],
};

/** The switches that an exchange needs, and no other. */
const switches: Readonly<Record<string, Partial<OtsSwitches>>> = {
  "recognise: settings, customised server": { settings: customised, disableExpiryOverride: true },
  "longest lifetime and version, from the page": { secretExpiry: 604_800 },
  "create: longer than the maximum (server 3600 s): silently capped": { secretExpiry: 3600 },
  "create: over the maximum (68,157,440 characters by default)": { maxSecretSize: 9 },
  "create: storage failed": { stores: false },
  "reveal: storage failed": { stores: false },
};

const usual: Partial<OtsSwitches> = {
  settings: { appTitle: "OTS - One Time Secrets" },
  disableExpiryOverride: false,
  secretExpiry: 0,
  maxSecretSize: 68_157_440,
  stores: true,
};

describe("Luzifer/ots", () => {
  let server: OtsServer;
  let replay: DerivedReplay;

  beforeAll(async () => {
    server = await startOtsServer();
    replay = new DerivedReplay(derivation, server.address);
    for (const exchange of derivation.exchanges) {
      // One after the other: a secret is made before it is read.
      server.switch({ ...usual, ...switches[exchange.name] });
      results.set(exchange, await replay.differences(exchange));
    }
  });
  afterAll(() => server.close());

  const results = new Map<DerivedExchange, readonly string[]>();

  test.each([...derivation.exchanges])("$name", (exchange) => {
    expect(results.get(exchange)).toEqual([]);
  });

  test("has switches for exchanges alone that there are", () => {
    const names = derivation.exchanges.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(switches)));
  });

  test("says that nothing was recorded", () => {
    expect(derivation.about.derived).toMatch(/nothing of it was recorded/);
  });
});

test.each(["HEAD", "OPTIONS", "POST", "DELETE"])(
  "%s destroys a secret, as every method does",
  async (method) => {
    const server = await startOtsServer();
    const created = await fetch(`${server.address}/api/create`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ secret: "some text" }),
    });
    const id = text(await created.json(), "secret_id") ?? "";
    expect(server.stored(id)).toBe("some text");
    await fetch(`${server.address}/api/get/${id}`, { method });
    expect(server.stored(id)).toBeUndefined();
    await server.close();
  },
);

test("a secret ends with its lifetime", async () => {
  const server = await startOtsServer({ switches: { path: "/sub" } });
  const created = await fetch(`${server.address}/api/create?expire=60`, {
    method: "POST",
    body: new URLSearchParams({ secret: "some text" }),
  });
  const id = text(await created.json(), "secret_id") ?? "";
  server.advance(60);
  const late = await fetch(`${server.address}/api/get/${id}`);
  expect(late.status).toBe(404);
  await server.close();
});
