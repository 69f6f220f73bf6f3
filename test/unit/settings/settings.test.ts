import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publishedKinds } from "../../../lib/services/publishedKinds";
import { NO_POLICY } from "../../../lib/settings/policy";
import {
  currentServer,
  defaults,
  defaultTerms,
  applyPolicy,
  formTerms,
  grantable,
  knownServers,
  parseSettings,
  parseTypedTerms,
  type Settings,
  withTerms,
} from "../../../lib/settings/settings";
import { parseViewer } from "../../../lib/links/viewerForm";

const [service] = publishedKinds;
const [first, second] = service.servers;
const published = publishedKinds.flatMap(({ servers }) => servers);
const own = {
  ...service.server("https://secrets.example.org"),
  dialect: "v2",
  limits: {
    lifetimes: [60, 3600] as const,
    usualLifetime: 3600,
    maxBytes: 5_000,
    passphrase: { required: true, minLength: 1, maxLength: 10, complex: false },
  },
};
const chosen = {
  server: own.address,
  servers: [own],
  terms: { lifetime: 3600, kind: "service-encrypted" as const },
  termsAt: { [first.address]: { lifetime: 60, kind: "sealed" as const } },
  popup: false,
  receipts: "all" as const,
  clicked: false,
  viewer: "https://viewer.example/",
  language: "ja" as const,
  template: "Hello, {link}",
  emptyClipboard: true,
  password: { length: 32, signs: "letters" } as const,
};
const SWITCHES = {
  popup: expect.any(Boolean),
  clicked: expect.any(Boolean),
  emptyClipboard: expect.any(Boolean),
};
const parse = (value: unknown) => parseSettings(value, publishedKinds);

test("by default nobody has said who can open links, which live for a week at the first server", () => {
  expect(defaults(publishedKinds)).toEqual({
    server: first.address,
    servers: [],
    terms: { lifetime: 7 * 24 * 60 * 60, kind: "undecided" },
    termsAt: {},
    popup: true,
    receipts: "sealed",
    clicked: true,
    viewer: null,
    language: "browser",
    template: null,
    emptyClipboard: false,
    password: { length: 20, signs: "all" },
  });
});

test("the viewer that came with the build is there until another one, or none, is chosen", () => {
  const viewer = "https://viewer.example/";
  const chose = (value: unknown) => parseSettings(value, publishedKinds, viewer).viewer;
  expect(chose(undefined)).toBe(viewer);
  expect(chose({ viewer: "no address" })).toBe(viewer);
  expect(chose({ viewer: "https://other.example/" })).toBe("https://other.example/");
  expect(chose({ viewer: null })).toBe(null);
});

describe("parseSettings", () => {
  test("gives back what was stored", () => {
    expect(parse(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
  });

  test.each([undefined, null, 1, "settings", [], {}])("gives the defaults for %j", (value) => {
    expect(parse(value)).toEqual(defaults(publishedKinds));
  });

  test.each<[string, object]>([
    ["server", { server: "https://unknown.example.org" }],
    ["server", { server: 1 }],
    ["servers", { servers: "none", server: first.address }],
    ["popup", { popup: 1 }],
    ["receipts", { receipts: "some" }],
    ["clicked", { clicked: "yes" }],
    ["viewer", { viewer: "http://viewer.example/" }],
    ["viewer", { viewer: "" }],
    ["viewer", { viewer: undefined }],
    ["language", { language: "tlh" }],
    ["template", { template: "Hello" }],
    ["template", { template: `{link}${"a".repeat(2_000)}` }],
    ["emptyClipboard", { emptyClipboard: 30 }],
    ["password", { password: 20 }],
    ["password", { password: { length: 7, signs: "some" } }],
  ])("defaults a wrong %s and takes the rest", (name, wrong) => {
    const given = { ...chosen, ...wrong };
    expect(parse(given)).toEqual({ ...given, [name]: Reflect.get(defaults(publishedKinds), name) });
  });

  test.each<[object, object]>([
    [
      { length: 21, signs: "digits" },
      { length: 20, signs: "digits" },
    ],
    [
      { length: 64, signs: "none" },
      { length: 64, signs: "all" },
    ],
  ])("takes of the passwords' shape %j what is offered", (password, sound) => {
    expect(parse({ ...chosen, password }).password).toEqual(sound);
  });

  test.each<[object, object]>([
    [{ lifetime: 0 }, { lifetime: 604_800, kind: "service-encrypted" }],
    [{ lifetime: "1" }, { lifetime: 604_800, kind: "service-encrypted" }],
    [{ kind: "none" }, { lifetime: 3600, kind: "undecided" }],
    [{ kind: "sealed" }, { lifetime: 3600, kind: "sealed" }],
    [{ passphrase: "word" }, { lifetime: 3600, kind: "service-encrypted" }],
  ])("takes of the terms with %j what is sound", (wrong, terms) => {
    expect(parse({ ...chosen, terms: { ...chosen.terms, ...wrong } }).terms).toEqual(terms);
  });

  test.each([
    [false, "service-encrypted"],
    [true, "undecided"],
  ])("takes settings of a version that kept sealed as %s for the kind %s", (sealed, kind) => {
    expect(parse({ terms: { lifetime: 3600, sealed } }).terms).toEqual({ lifetime: 3600, kind });
  });

  test.each<[string, object]>([
    ["of an unknown service", { service: "unknown" }],
    ["with a path", { address: "https://secrets.example.org/path" }],
    ["without encryption", { address: "http://secrets.example.org" }],
    ["of any host", { address: "https://*.example.org" }],
    ["without an address", { address: undefined }],
  ])("leaves out a server %s", (_, wrong) => {
    expect(parse({ ...chosen, servers: [{ ...own, ...wrong }] }).servers).toEqual([]);
  });

  test.each<[string, object]>([
    ["lifetimes", { lifetimes: [] }],
    ["lifetimes", { lifetimes: ["1", -1, 0] }],
    ["maxBytes", { maxBytes: 0 }],
    ["passphrase", { passphrase: { required: true, minLength: 9, maxLength: 8 } }],
    ["passphrase", { passphrase: { required: 1, minLength: 0, maxLength: 8 } }],
  ])("takes the service's own %s for %j", (name, wrong) => {
    const [server] = parse({
      ...chosen,
      servers: [{ ...own, limits: { ...own.limits, ...wrong } }],
    }).servers;
    const usual: object = service.server(own.address).limits;
    expect(server?.limits).toEqual({ ...own.limits, [name]: Reflect.get(usual, name) });
  });

  test("sorts lifetimes", () => {
    const limits = { ...own.limits, lifetimes: [3600, "x", 60] };
    expect(parse({ servers: [{ ...own, limits }] }).servers[0]?.limits.lifetimes).toEqual([
      60, 3600,
    ]);
  });

  test("keeps one server per address, the later one", () => {
    const later = { ...own, dialect: "v1" };
    expect(parse({ ...chosen, servers: [own, later] }).servers).toEqual([later]);
  });

  test("bears anything, and its own result unchanged", () => {
    const or = (value: unknown) =>
      fc.oneof({ weight: 5, arbitrary: fc.constant(value) }, fc.anything());
    const limits = fc.record(
      { lifetimes: or([60]), maxBytes: or(1), passphrase: or(own.limits.passphrase) },
      { requiredKeys: [] },
    );
    const server = fc.record({ service: or(service.id), address: or(own.address), limits });
    const value = fc.record(
      {
        server: or(own.address),
        servers: fc.array(server),
        terms: or({}),
        popup: or(false),
        receipts: or("all"),
        clicked: or(false),
        viewer: fc.oneof(or(null), fc.webUrl(), fc.constant(chosen.viewer)),
        emptyClipboard: or(true),
      },
      { requiredKeys: [] },
    );
    const builtIn = fc.constantFrom(null, "https://built-in.example/");
    fc.assert(
      fc.property(fc.oneof(value, fc.anything()), builtIn, (any, viewer) => {
        const once = parseSettings(any, publishedKinds, viewer);
        expect(parseSettings(once, publishedKinds, viewer)).toEqual(once);
        expect(once).toMatchObject({ ...SWITCHES, receipts: expect.stringMatching(/^\w+$/) });
        expect([null, viewer, parseViewer(once.viewer)]).toContain(once.viewer);
        expect(
          currentServer(applyPolicy(once, NO_POLICY, publishedKinds), publishedKinds).address,
        ).toBe(once.server);
      }),
    );
  });
});

describe("knownServers", () => {
  test("gives the public ones, then one's own", () => {
    expect(knownServers(applyPolicy(chosen, NO_POLICY, publishedKinds), publishedKinds)).toEqual([
      ...published,
      own,
    ]);
  });

  test("takes what was learned about a public one", () => {
    const learned = { ...first, dialect: "v2" };
    expect(
      knownServers(
        applyPolicy({ ...chosen, servers: [learned] }, NO_POLICY, publishedKinds),
        publishedKinds,
      ),
    ).toEqual([learned, ...published.slice(1)]);
  });
});

describe("currentServer", () => {
  test.each([own, first, second])("is the one chosen: %#", (server) => {
    if (!server) throw new Error("too few servers");
    expect(
      currentServer(
        applyPolicy({ ...chosen, server: server.address }, NO_POLICY, publishedKinds),
        publishedKinds,
      ),
    ).toEqual(server);
  });

  test("is the first where the chosen one is gone", () => {
    expect(
      currentServer(
        applyPolicy({ ...chosen, servers: [] }, NO_POLICY, publishedKinds),
        publishedKinds,
      ),
    ).toEqual(first);
  });
});

describe("the settings under a policy", () => {
  const under = (policy: object) =>
    applyPolicy(chosen, { ...NO_POLICY, ...policy }, publishedKinds);

  test("that sets nothing is what was chosen", () => {
    expect(under({})).toEqual({ ...chosen, policy: NO_POLICY });
  });

  test.each<[object, object]>([
    [
      { defaultServer: { address: first.address } },
      { server: first.address, terms: { lifetime: 60, kind: "sealed" } },
    ],
    [{ sealedRequired: true }, { terms: { lifetime: 3600, kind: "sealed" } }],
    [{ maximumLifetime: 60 }, { terms: { lifetime: 60, kind: "service-encrypted" } }],
    [{ maximumLifetime: 7200 }, { terms: { lifetime: 3600, kind: "service-encrypted" } }],
    [{ defaultLifetime: 600 }, { terms: { lifetime: 600, kind: "service-encrypted" } }],
    [
      { defaultLifetime: 600, maximumLifetime: 60 },
      { terms: { lifetime: 60, kind: "service-encrypted" } },
    ],
    [{ clickedLinks: !chosen.clicked }, { clicked: !chosen.clicked }],
    [{ receiptsOff: true }, { receipts: "none" }],
    [{ popupAfterCopying: true }, { popup: true }],
    [{ viewer: "https://own.example/" }, { viewer: "https://own.example/" }],
    [{ passphraseRequired: true }, {}],
  ])("%j takes the place of it", (policy, set) => {
    expect(under(policy)).toEqual({ ...chosen, ...set, policy: { ...NO_POLICY, ...policy } });
  });

  test("knows the allowed servers only, one's own and the organisation's among them", () => {
    const named = "https://named.example.org";
    const servers = [named, own.address, first.address].map((address) => ({ address }));
    expect(knownServers(under({ servers }), publishedKinds).map(({ address }) => address)).toEqual([
      first.address,
      own.address,
      named,
    ]);
    expect(knownServers(under({ servers: [] }), publishedKinds)).toEqual([]);
  });

  test("knows a default server that is on no list", () => {
    const server = "https://named.example.org";
    const settings = under({ defaultServer: { address: server } });
    expect(currentServer(settings, publishedKinds).address).toBe(server);
    expect(knownServers(settings, publishedKinds)).toHaveLength(published.length + 2);
  });

  test("goes to the first allowed server where the chosen one is not", () => {
    expect(
      currentServer(under({ servers: [{ address: second?.address }] }), publishedKinds),
    ).toEqual(second);
  });

  test("does not choose a default server that is not allowed", () => {
    const settings = under({
      defaultServer: { address: own.address },
      servers: [{ address: first.address }],
    });
    expect(currentServer(settings, publishedKinds)).toEqual(first);
  });

  test.each([
    [3600, [60, 3600], 3600],
    [3599, [60], 60 * 59 + 59],
    [59, [59], 59],
  ])("offers lifetimes up to %d seconds", (maximumLifetime, lifetimes, usualLifetime) => {
    const found = knownServers(under({ maximumLifetime }), publishedKinds).find(
      ({ address }) => address === own.address,
    );
    expect(found?.limits).toEqual({ ...own.limits, lifetimes, usualLifetime });
  });
});

describe("the terms chosen at a server", () => {
  const at = (server: string, settings: Settings) =>
    applyPolicy(parse({ ...settings, server }), NO_POLICY, publishedKinds);
  const terms = { lifetime: 600, kind: "sealed" } as const;
  const other = second?.address ?? "";

  test("are for no other server, where the policy forbids that one", () => {
    const settings = {
      ...chosen,
      termsAt: { [own.address]: { lifetime: 60, kind: "service-encrypted" } },
    } as const;
    const asked = { ...settings, terms: { lifetime: 600, kind: "sealed" } } as const;
    const policy = { ...NO_POLICY, servers: [{ address: first.address }] };
    const inForce = applyPolicy(asked, policy, publishedKinds);
    expect(inForce.server).toBe(first.address);
    expect(inForce.terms).toEqual({ lifetime: 600, kind: "sealed" });
  });

  test("are the ones that it starts with, and no other server", () => {
    const next = withTerms(chosen, at(first.address, chosen), { lifetime: 600 });
    expect(at(first.address, next).terms).toEqual({ lifetime: 600, kind: "sealed" });
    const later = withTerms(next, at(own.address, next), { lifetime: 1200 });
    expect(at(first.address, later).terms.lifetime).toBe(600);
    expect(at(own.address, later).terms.lifetime).toBe(1200);
  });

  test("last anywhere are those of a server at which none were chosen", () => {
    expect(at(other, withTerms(chosen, chosen, terms)).terms).toEqual(terms);
  });

  test("that are damaged count for nothing, each by itself", () => {
    const termsAt = { [other]: { lifetime: -1, kind: "sealed" }, [own.address]: null };
    expect(parse({ ...chosen, termsAt }).termsAt).toEqual({
      [other]: { kind: "sealed" },
      [own.address]: {},
    });
  });
});

describe("the terms that the form starts with", () => {
  const under = (policy: object) =>
    formTerms(applyPolicy(chosen, { ...NO_POLICY, ...policy }, publishedKinds), own, {
      lifetime: 600,
      sealed: false,
    });

  test.each<[string, object, object]>([
    ["are those of the last link", {}, { lifetime: 600, sealed: false }],
    ["live no longer than allowed", { maximumLifetime: 300 }, { lifetime: 300, sealed: false }],
    [
      "live as long as the organisation says",
      { defaultLifetime: 900 },
      { lifetime: 900, sealed: false },
    ],
    [
      "are sealed where that is demanded",
      { sealedRequired: true },
      { lifetime: 600, sealed: true },
    ],
  ])("%s", (_, policy, expected) => {
    expect(under(policy)).toEqual(expected);
  });

  test("are the default ones before the first link", () => {
    const settings = applyPolicy(chosen, NO_POLICY, publishedKinds);
    expect(formTerms(settings, own, undefined)).toEqual(defaultTerms(settings, own));
  });

  test("come from the disk as far as they are sound", () => {
    const sound = { lifetime: 600, sealed: true };
    const stored = {
      a: sound,
      b: { lifetime: "600", sealed: true },
      c: { lifetime: 600 },
      d: null,
    };
    expect(parseTypedTerms({ ...stored, a: { ...sound, passphrase: "plum" } })).toEqual({
      a: sound,
    });
    expect(parseTypedTerms("none")).toEqual({});
  });
});

test.each([
  ["undecided", true],
  ["sealed", true],
  ["service-encrypted", false],
] as const)("where the kind of links is %s, new ones are sealed: %s", (kind, sealed) => {
  const settings = applyPolicy(
    { ...chosen, terms: { lifetime: 3600, kind } },
    NO_POLICY,
    publishedKinds,
  );
  expect(defaultTerms(settings, own)).toEqual({ lifetime: 3600, sealed });
});

describe("a lifetime", () => {
  const limits = { ...own.limits, lifetimes: [60, 3600, 7200] as const, usualLifetime: 7200 };

  test.each([
    [60, 60],
    [61, 61],
    [7200, 7200],
    [59, 7200],
    [7201, 7200],
  ])(
    "that was %d s becomes %d s: the server's own choice replaces one that it does not grant",
    (asked, granted) => {
      expect(grantable(asked, limits)).toBe(granted);
      const terms = { lifetime: asked, kind: "service-encrypted" } as const;
      const settings = applyPolicy({ ...chosen, terms }, NO_POLICY, publishedKinds);
      expect(defaultTerms(settings, { ...own, limits })).toEqual({
        lifetime: granted,
        sealed: false,
      });
    },
  );
});
