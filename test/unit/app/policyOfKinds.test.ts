/** The rules of an organisation, one row for each service. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { io } from "../../../lib/app/io";
import type { Address, Terms } from "../../../lib/domain";
import { failureInfo } from "../../../lib/failure";
import { publishedKinds as kinds } from "../../../lib/services/publishedKinds";
import { offered } from "../../../lib/settings/offered";
import { originsAt } from "../../../lib/settings/origins";
import { NO_POLICY, parsePolicy } from "../../../lib/settings/policy";
import { applyPolicy, defaults, knownServers } from "../../../lib/settings/settings";
import { draftProblem } from "../../../lib/sharing/draft";
import { freshBrowser } from "../../support/fresh-browser";

interface Row {
  /** A text that is not sealed by us may be sent where all must be sealed. */
  readonly sealsByItself: boolean;
  /** It can ask for a passphrase. */
  readonly passphrases: boolean;
  /** It grants a life below the shortest of its list. */
  readonly shorter: boolean;
  readonly api?: string;
}

const rows: Readonly<Record<string, Row>> = {
  onetimesecret: { sealsByItself: false, passphrases: true, shorter: true },
  privatebin: { sealsByItself: true, passphrases: true, shorter: false },
  cryptfyi: { sealsByItself: true, passphrases: true, shorter: true, api: "https://api.crypt.fyi" },
  yopass: { sealsByItself: true, passphrases: false, shorter: false, api: "https://api.yopass.se" },
  ots: { sealsByItself: true, passphrases: false, shorter: true },
  passwordpusher: { sealsByItself: false, passphrases: true, shorter: false },
};

const under = (policy: object) =>
  applyPolicy(defaults(kinds), { ...NO_POLICY, ...parsePolicy(policy) }, kinds);
const offers = (policy: object) => offered(under(policy), kinds).map(({ address }) => address);

test("each service has a row", () => {
  expect(Object.keys(rows)).toEqual(kinds.map(({ id }) => id));
});

describe.each(kinds.map((kind) => [kind.id, kind] as const))("%s", (id, kind) => {
  const row = rows[id];
  if (!row) throw new Error(`no row for ${id}`);
  const own = kind.servers.map(({ address }) => address);
  const [server] = kind.servers;
  const [shortest] = server.limits.lifetimes;

  const problem = (policy: object, terms: Partial<Terms> = {}) => {
    const draft = {
      text: "k9!vT2-",
      terms: { lifetime: shortest, sealed: false, ...terms },
      note: "",
    };
    const keeper = { limits: server.limits, ...(kind.seals && { seals: kind.seals }) };
    return draftProblem(draft, keeper, under(policy).policy)?.problem;
  };

  test("is all there is if it alone is allowed, and is not there if others are", () => {
    expect(offers({ services: [id] })).toEqual(own);
    const others = kinds.map((other) => other.id).filter((other) => other !== id);
    const left = offers({ services: others });
    expect(left).not.toEqual([]);
    expect(left.filter((address) => own.includes(address))).toEqual([]);
  });

  test("keeps a text where all must be sealed only if nobody there sees it", () => {
    const policy = { sealedRequired: true };
    expect(problem(policy)).toBe(row.sealsByItself ? undefined : "unsealed");
    expect(problem(policy, { sealed: true })).toBeUndefined();
    expect(offers(policy)).toEqual(expect.arrayContaining(own));
  });

  test("is offered where a passphrase is demanded only if it knows one", () => {
    const policy = { passphraseRequired: true };
    expect(offers(policy).includes(server.address)).toBe(row.passphrases);
    expect(problem(policy)).toBe("demanded");
    const given = problem(policy, { passphrase: "plum-orbit-42" });
    expect(given).toBe(row.passphrases ? undefined : "unknown");
  });

  test("is offered below its shortest life only if it grants any", () => {
    const policy = { maximumLifetime: shortest - 1 };
    expect(offers(policy).includes(server.address)).toBe(row.shorter);
    expect(problem(policy)).toBe("too-far");
    expect(offers({ maximumLifetime: shortest })).toContain(server.address);
    const known = knownServers(under({ maximumLifetime: shortest }), kinds);
    expect(known.find(({ address }) => address === server.address)?.limits).toMatchObject({
      lifetimes: [shortest],
      usualLifetime: shortest,
    });
  });

  test("is allowed by one entry with its interface, and nothing else is asked", async () => {
    const made = freshBrowser();
    const asked = vi.fn<(request: Request) => Promise<Response>>(async () => new Response("{}"));
    vi.stubGlobal("fetch", asked);
    const policy = { servers: [`${id} ${server.address}`] };
    await fakeBrowser.storage.managed.set(policy);
    expect(offers(policy)).toEqual([server.address]);
    const origins = originsAt(under(policy), kinds, server.address);
    expect(origins).toEqual([server.address, ...(row.api === undefined ? [] : [row.api])]);
    const send = (url: string) => {
      made.granted.add(`${new URL(url).origin}/*`);
      return io.send(new Request(url), { safe: true }).catch(failureInfo);
    };
    for (const origin of origins) expect(await send(`${origin}/call`)).toBeInstanceOf(Response);
    const others = kinds.flatMap(({ servers }) => servers).filter((one) => one !== server);
    const closed = [
      ...others.flatMap(({ address, api = address }) => [address, api]),
      ...origins.flatMap((origin) => [`${origin}.example`, `${origin}:8443`]),
      "https://api.example",
    ];
    for (const origin of closed) {
      expect(await send(`${origin}/call`)).toEqual({
        kind: "unsupported",
        reason: "policy-server",
      });
    }
    expect(asked).toHaveBeenCalledTimes(origins.length);
  });

  test("is allowed at an own server for this service alone, below its path if it has paths", () => {
    const address: Address = kind.paths ? "https://own.example/vault" : "https://own.example";
    const policy = { servers: [`${id} ${address}`] };
    expect(knownServers(under(policy), kinds)).toMatchObject([{ service: id, address }]);
    const denied = {
      ...policy,
      services: kinds.map((other) => other.id).filter((one) => one !== id),
    };
    expect(knownServers(under(denied), kinds)).toEqual([]);
  });
});

beforeEach(() => void freshBrowser());
afterEach(() => vi.unstubAllGlobals());
