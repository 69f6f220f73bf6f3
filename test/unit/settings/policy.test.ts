import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Address } from "../../../lib/domain";
import schema from "../../../components/public/managed.json";
import { NO_POLICY, isAllowed, parsePolicy, type Policy } from "../../../lib/settings/policy";

const full: Required<Policy> = {
  servers: [
    { address: "https://secrets.example.org" },
    { service: "onetimesecret", address: "http://localhost:3000" },
  ],
  defaultServer: { address: "https://secrets.example.org" },
  services: ["onetimesecret"],
  sealedRequired: true,
  passphraseRequired: true,
  defaultPassphrase: "suggest",
  maximumLifetime: 3600,
  defaultLifetime: 600,
  receiptsOff: true,
  popupAfterCopying: false,
  clickedLinks: false,
  viewer: "https://secrets.example.org/viewer/",
};

describe("parsePolicy", () => {
  test("gives back what was set", () => {
    expect(parsePolicy(JSON.parse(JSON.stringify(full)))).toEqual(full);
  });

  test.each([undefined, null, 1, "policy", [], {}])("sets nothing for %j", (value) => {
    expect(parsePolicy(value)).toEqual(NO_POLICY);
  });

  test("reads addresses as people write them", () => {
    const written = {
      servers: ["https://Secrets.Example.org/", "privatebin https://a.org/paste/"],
      defaultServer: "https://a.org/",
    };
    expect(parsePolicy(written)).toEqual({
      ...NO_POLICY,
      servers: [
        { address: "https://secrets.example.org" },
        { service: "privatebin", address: "https://a.org/paste" },
      ],
      defaultServer: { address: "https://a.org" },
    });
  });

  test.each<[object, object]>([
    [{ defaultServer: "http://secrets.example.org" }, {}],
    [{ defaultServer: "https://*.example.org" }, {}],
    [{ sealedRequired: "yes" }, {}],
    [{ passphraseRequired: 1 }, {}],
    [{ defaultPassphrase: "plum-orbit" }, {}],
    [{ defaultPassphrase: true }, {}],
    [{ maximumLifetime: 0 }, {}],
    [{ defaultLifetime: -60 }, {}],
    [{ clickedLinks: "no" }, {}],
    [{ receiptsOff: "false" }, {}],
    [{ popupAfterCopying: 0 }, {}],
    [{ viewer: "http://secrets.example.org/" }, {}],
    [{ viewer: ["https://secrets.example.org/"] }, {}],
    [{ unknown: true }, {}],
  ])("passes over %j", (wrong, set) => {
    expect(parsePolicy(wrong)).toEqual({ ...NO_POLICY, ...set });
  });

  test.each([
    [["secrets.example.org"], []],
    [["https://a.org", "https://b.org/?path", 1], [{ address: "https://a.org" }]],
    ["https://a.org", [{ address: "https://a.org" }]],
    [{}, []],
    [null, []],
  ])("opens nothing by a slip of the pen: %j", (servers, allowed) => {
    expect(parsePolicy({ servers }).servers).toEqual(allowed);
  });

  test.each([
    ["yes", ["yes"]],
    [["ots", 1], ["ots"]],
    [{}, []],
    [null, []],
    [undefined, undefined],
  ])("opens no service by a slip of the pen: %j", (services, allowed) => {
    expect(parsePolicy({ services }).services).toEqual(allowed);
  });

  test.each<[object, readonly object[] | undefined]>([
    [{ onlyListedServers: true }, []],
    [{ onlyListedServers: "yes" }, []],
    [{ onlyListedServers: true, servers: ["https://a.org"] }, [{ address: "https://a.org" }]],
    [{ onlyListedServers: false }, undefined],
    [{ onlyListedServers: "false" }, undefined],
    [{ onlyListedServers: false, servers: [] }, []],
  ])("closes without a list, which Chromium drops if it is none: %j", (value, allowed) => {
    expect(parsePolicy(value).servers).toEqual(allowed);
  });

  test("takes what was written as text for what it says: Firefox checks no schema", () => {
    const written = { sealedRequired: "true", maximumLifetime: "3600", popupAfterCopying: "false" };
    expect(parsePolicy(written)).toEqual({
      ...NO_POLICY,
      sealedRequired: true,
      maximumLifetime: 3600,
      popupAfterCopying: false,
    });
  });

  test("bears anything, and its own result unchanged", () => {
    const or = (value: unknown) =>
      fc.oneof({ weight: 5, arbitrary: fc.constant(value) }, fc.anything());
    const entries = Object.entries(full).map(([name, value]) => [name, or(value)]);
    entries.push(["onlyListedServers", fc.anything()]);
    const value = fc.record(Object.fromEntries(entries), { requiredKeys: [] });
    fc.assert(
      fc.property(fc.oneof(value, fc.anything()), (any) => {
        const once = parsePolicy(any);
        expect(parsePolicy(once)).toEqual(once);
      }),
    );
  });
});

test("any server is allowed where none is named, and none but these where some are", () => {
  const at = (address: Address, service = "onetimesecret") => ({ service, address });
  expect(isAllowed(NO_POLICY, at("https://a.org"))).toBe(true);
  expect(isAllowed({ ...NO_POLICY, servers: [] }, at("https://a.org"))).toBe(false);
  expect(isAllowed(full, at("https://secrets.example.org"))).toBe(true);
  expect(isAllowed(full, at("https://secrets.example.org:8443"))).toBe(false);
  expect(isAllowed(full, at("https://secrets.example.org/paste"))).toBe(false);
  expect(isAllowed(full, at("https://secrets.example.org", "privatebin"))).toBe(false);
  expect(isAllowed({ ...NO_POLICY, services: [] }, at("https://a.org"))).toBe(false);
});

describe("the schema of managed storage", () => {
  const properties: Readonly<Record<string, { title: string; description: string; type: string }>> =
    schema.properties;

  /** A closed policy is no more than a list of servers once it is parsed. */
  const written = { ...full, onlyListedServers: true };

  test("has exactly the names of the policy", () => {
    expect(Object.keys(properties).toSorted()).toEqual(Object.keys(written).toSorted());
  });

  test.each(Object.entries(written))("gives %s its type and a description", (name, value) => {
    const types = {
      object: Array.isArray(value) ? "array" : "string",
      number: "integer",
      string: "string",
      boolean: "boolean",
    };
    const found = properties[name];
    expect(found?.type).toBe(Reflect.get(types, typeof value));
    expect(found?.title).toMatch(/./);
    expect(found?.description).toMatch(/\.$/);
  });
});
