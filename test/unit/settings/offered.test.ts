import { describe, expect, test } from "vitest";
import { kind } from "../../../lib/services/onetimesecret/kind";
import { isUntried, offered } from "../../../lib/settings/offered";
import { originsAt, originsIn } from "../../../lib/settings/origins";
import { NO_POLICY, type Policy } from "../../../lib/settings/policy";
import {
  applyPolicy,
  currentServer,
  defaults,
  knownServers,
  type Settings,
} from "../../../lib/settings/settings";
import { HOUR } from "../../../lib/time";
import { sealingKind } from "../../support/sealingKind";

const kinds = [kind, sealingKind] as const;
const [sealing] = sealingKind.servers;
const own = sealingKind.server("https://own.example/paste");

const under = (policy: Partial<Policy> = {}, settings: Partial<Settings> = {}) =>
  applyPolicy(
    { ...defaults(kinds), servers: [own], ...settings },
    { ...NO_POLICY, ...policy },
    kinds,
  );
const addresses = (settings = under()) => offered(settings, kinds).map(({ address }) => address);

test("servers of all kinds are offered, each with its service and its way to keep a text", () => {
  expect(offered(under(), kinds).slice(-3)).toEqual([
    {
      address: kind.servers.at(-1)?.address,
      service: "Onetime Secret",
      seals: false,
      region: true,
    },
    { address: sealing.address, service: "Sealing", seals: true, region: false },
    { address: own.address, service: "Sealing", seals: true, region: false },
  ]);
});

describe("an organisation", () => {
  test("that allows one service has its servers alone", () => {
    expect(addresses(under({ services: ["sealing"] }))).toEqual([sealing.address, own.address]);
    expect(addresses(under({ services: [] }))).toEqual([]);
  });

  test("that wants passphrases is not offered a service that has none, whose links still open", () => {
    const settings = under({ passphraseRequired: true });
    expect(addresses(settings)).not.toContain(sealing.address);
    expect(knownServers(settings, kinds).map(({ address }) => address)).toContain(sealing.address);
  });

  test("that wants all sealed is offered a service that seals by itself", () => {
    expect(addresses(under({ sealedRequired: true }))).toContain(own.address);
  });

  test("that wants shorter lives than a service has is not offered it", () => {
    expect(addresses(under({ maximumLifetime: HOUR - 1 }))).not.toContain(own.address);
    expect(addresses(under({ maximumLifetime: HOUR - 1 }))).toContain(kind.servers[0].address);
    const settings = under({ maximumLifetime: HOUR }, { server: own.address });
    expect(currentServer(settings, kinds).limits).toMatchObject({
      lifetimes: [HOUR],
      usualLifetime: HOUR,
    });
  });

  test("names a server of a further service, with its path", () => {
    const named = { service: "sealing", address: "https://vault.example/paste" } as const;
    const settings = under({ servers: [named] });
    expect(knownServers(settings, kinds)).toMatchObject([named]);
    expect(addresses(under({ servers: [{ ...named, service: "unheard-of" }] }))).toEqual([]);
  });

  test("that names a server allows it for its own service alone", () => {
    const other = { service: "onetimesecret", address: own.address } as const;
    expect(addresses(under({ servers: [other] }))).toEqual([]);
    expect(addresses(under({ servers: [{ address: own.address }] }))).toEqual([own.address]);
  });
});

test("a public server of a further service is untried until it was asked about itself", () => {
  expect(isUntried(sealing, under(), kinds)).toBe(true);
  expect(isUntried(sealing, under({}, { servers: [sealing] }), kinds)).toBe(false);
  expect(isUntried(own, under(), kinds)).toBe(false);
  expect(isUntried(kind.servers[0], under(), kinds)).toBe(false);
});

test("permissions are asked for the origins of server and interface, not for paths", () => {
  expect(originsAt(under(), kinds, sealing.address)).toEqual([
    "https://sealing.example",
    "https://api.sealing.example",
  ]);
  expect(originsAt(under(), kinds, "https://unknown.example/a")).toEqual([
    "https://unknown.example",
  ]);
  const all = originsIn(under({}, { viewer: "https://viewer.example/open/" }), kinds);
  expect(all.slice(-4)).toEqual([
    "https://sealing.example",
    "https://api.sealing.example",
    "https://own.example",
    "https://viewer.example",
  ]);
});
