/** Every service against its vectors: test/vectors/services/<id>.json. */
import { readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { describe, expect, test } from "vitest";
import type { Address } from "../../../lib/domain";
import { Failure } from "../../../lib/failure";
import { parseOrigin } from "../../../lib/links/parseOrigin";
import { publishedKinds } from "../../../lib/services/publishedKinds";
import { receiving } from "../../../lib/services/receiving";
import { sending } from "../../../lib/services/sending";
import { kindOf } from "../../../lib/settings/settings";
import { spotting } from "../../../lib/services/spotting";
import { confidential, play, type Vectors } from "../../support/cases";
import { replay } from "../../support/replay";
import { services } from "../../support/services";

const root = join(import.meta.dirname, "../../..");
const names = (folder: string) => readdirSync(join(root, folder)).map((file) => parse(file).name);

test("each service has a folder, vectors, and a line in each list", () => {
  const recipients = Object.keys(receiving).map((id) => ({ id }));
  const lists = { publishedKinds, receiving: recipients, sending, spotting };
  const found = readdirSync(join(root, "lib/services"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(names("test/vectors/services").toSorted()).toEqual(found.toSorted());
  for (const [list, all] of Object.entries(lists)) {
    expect(all.map(({ id }) => id).toSorted(), list).toEqual(found.toSorted());
  }
});

describe.each([...services])("$id", (service) => {
  const { sources, links, cases } = vectors(service.id);

  test("says where its vectors come from", () => {
    expect(sources).not.toEqual([]);
  });

  test("can prove accounts exactly where it says that there are some", () => {
    expect("verify" in service).toBe(publishedKinds.find(({ id }) => id === service.id)?.accounts);
  });

  test("names an account as the remedy only if it has accounts", () => {
    const remedies = cases.flatMap((what) => ("fails" in what ? [what.fails.reason] : []));
    expect(remedies.includes("guest-off")).toBe(service.accounts);
  });

  test("says that a passphrase is in an address exactly where it is", () => {
    const addressed = cases.some(({ passphrase, exchanges }) =>
      exchanges.some(
        ({ request: { url } }) =>
          passphrase !== undefined && url.includes(encodeURIComponent(passphrase)),
      ),
    );
    const { passphraseInAddress = false } = kindOf(publishedKinds, service.id) ?? {};
    expect(passphraseInAddress).toBe(addressed);
  });

  test("can follow and burn exactly where it says so, and opens what it seals by itself", () => {
    const { status, burn } = service.receipts;
    const has = (call: string) => call in service;
    expect({ status: has("status"), burn: has("burn") }).toEqual({ status, burn });
    expect(has("open")).toBe(service.seals !== undefined);
  });

  test("has public servers over https", () => {
    for (const server of service.servers) {
      expect(server).toEqual(service.server(server.address));
      expect(server.address).toMatch(/^https:\/\/[^/]+$/);
      expect(server.limits.lifetimes).toEqual(
        server.limits.lifetimes.toSorted((one, other) => one - other),
      );
    }
  });

  test.each([...links.round, ...links.read])("reads $url", ({ url, link }) => {
    expect(service.parse(new URL(url))).toEqual(link);
  });

  test.each([...links.round])("writes $url", ({ url, link }) => {
    expect(service.format(link).href).toBe(url);
  });

  test.each([...links.incomplete])("refuses %s", (url) => {
    expect(() => service.parse(new URL(url))).toThrow(
      new Failure({ kind: "corrupt", reason: "key-incomplete" }),
    );
  });

  test.each([...links.none])("knows nothing of %s", (url) => {
    expect(service.parse(new URL(url))).toBeUndefined();
  });

  test.each([...links.patterns])("matches links of $address", ({ address, patterns }) => {
    expect(service.patterns(address)).toEqual(patterns);
  });

  const isSpotted = (url: string, address?: Address) =>
    service.expressions(address).some((expression) => new RegExp(expression, "i").test(url));

  test.each([...links.round, ...links.read])(
    "knows $url before it is asked for",
    ({ url, link: { address } }) => {
      expect(isSpotted(new URL(url).href, address)).toBe(true);
    },
  );

  test.each([...links.incomplete])("knows %s before it is asked for", (url) => {
    expect(isSpotted(url, parseOrigin(new URL(url).origin))).toBe(true);
  });

  test.each([...links.receipts])(
    "takes %s for a receipt, and holds its page no more than any other",
    (url) => {
      expect(service.isReceipt(new URL(url))).toBe(true);
      expect(service.parse(new URL(url))).toBeUndefined();
      expect(isSpotted(url, parseOrigin(new URL(url).origin))).toBe(false);
    },
  );

  test.each([...links.round, ...links.read])("takes $url for no receipt", ({ url }) => {
    expect(service.isReceipt(new URL(url))).toBe(false);
  });

  test("has a case that succeeds for each of its calls", () => {
    const calls = ["probe", "verify", "create", "preview", "reveal", "status", "burn"] as const;
    // Opening is no request; the tests of a seal have its cases, and vectors may.
    const played = cases
      .filter((what) => "gives" in what && what.call !== "open")
      .map(({ call }) => call);
    expect([...new Set(played)].toSorted()).toEqual(
      calls.filter((call) => call in service).toSorted(),
    );
  });

  test.each([...cases])("$call: $name", async (what) => {
    const { exchanges, credentials, now, random } = what;
    const io = replay(exchanges, {
      ...(credentials && { credentials }),
      ...(now && { now }),
      ...(random && { random }),
    });
    const [end] = await Promise.allSettled([play(service, io, what)]);
    io.finish();
    if ("gives" in what) {
      expect(end).toEqual({ status: "fulfilled", value: what.gives });
      return;
    }
    const error: unknown = end.status === "rejected" ? end.reason : undefined;
    expect(error).toBeInstanceOf(Failure);
    expect(error).toHaveProperty("info", what.fails);
    expect(told(error).filter((text) => confidential(what).some((word) => text.includes(word))))
      // Message, stack and cause may end up in a log.
      .toEqual([]);
  });
});

/** Every text in a value, however deep, also where it is not enumerable. */
function told(value: unknown, seen = new Set<unknown>()): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  return Reflect.ownKeys(value).flatMap((key) => {
    const inner: unknown = Reflect.get(value, key);
    return [String(key), ...told(inner, seen)];
  });
}

function vectors(id: string): Vectors {
  // Our own data: a value that does not fit the type fails the cases.
  const read: Vectors = JSON.parse(
    readFileSync(join(root, "test/vectors/services", `${id}.json`), "utf8"),
  );
  return read;
}
