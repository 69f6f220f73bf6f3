import { expect, test } from "vitest";
import { serverSentences } from "../../../lib/wording/serverSentences";
import type { Limits, Server } from "../../../lib/domain";
import { DAY, MINUTE } from "../../../lib/time";

const limits: Limits = {
  lifetimes: [5 * MINUTE, DAY, 7 * DAY],
  usualLifetime: DAY,
  maxBytes: 10_000,
  passphrase: { required: false, minLength: 8, maxLength: 128, complex: false },
};
const server: Server = { service: "onetimesecret", address: "https://secrets.example.com", limits };
const keys = (some: Server) =>
  serverSentences(some, { accounts: true }, "en").map(({ key }) => key);

test("nothing is claimed about a server that nobody asked yet", () => {
  expect(keys(server)).toEqual(["serverUntested"]);
});

test("interface, guests and limits are told", () => {
  expect(
    serverSentences(
      { ...server, dialect: "v2-guest", exclusive: true, guests: true },
      { accounts: true },
      "en",
    ),
  ).toEqual([
    { key: "serverCurrent", args: [] },
    { key: "serverGuests", args: [] },
    { key: "serverLimits", args: ["10,000 bytes", "5 minutes", "7 days"] },
    { key: "serverPassphrase", args: ["8"] },
  ]);
});

test("an old interface, and what it lacks, is told", () => {
  const old = keys({ ...server, dialect: "v1", exclusive: false });
  expect(old).toEqual(expect.arrayContaining(["serverOld", "severalHint"]));
  expect(keys({ ...server, dialect: "v2", exclusive: true })).toContain("serverCurrent");
});

test("a server that may hand a secret to several is told as such, and is not called current", () => {
  const old = keys({ ...server, dialect: "v2-guest", exclusive: false });
  expect(old).toContain("serverShared");
  expect(old).not.toContain("serverCurrent");
});

test("nothing is claimed of an interface that nobody looked at closely", () => {
  const told = keys({ ...server, dialect: "v2" });
  expect(told).not.toContain("serverCurrent");
  expect(told).not.toContain("serverShared");
});

test("that guests are not served is told, and nothing where it is not known", () => {
  expect(keys({ ...server, dialect: "v2", guests: false })).toContain("serverMembers");
  const untold = keys({ ...server, dialect: "v2" });
  expect(untold).not.toContain("serverMembers");
  expect(untold).not.toContain("serverGuests");
});

test("nobody is told of accounts where the service has none", () => {
  const closed = { ...server, dialect: "v2", guests: false };
  const told = serverSentences(closed, { accounts: false }, "en").map(({ key }) => key);
  expect(told).toContain("serverNoGuests");
  expect(told).not.toContain("serverMembers");
});

test("a server that lets no guests in is told as such before its interface is known", () => {
  const told = keys({ ...server, guests: false });
  expect(told).toEqual(["serverMembers", "serverLimits", "serverPassphrase"]);
});

test("a rule for passphrases is told whole", () => {
  const passphrase = { required: true, minLength: 1, maxLength: 20, complex: true };
  const told = keys({ ...server, dialect: "v2", limits: { ...limits, passphrase } });
  expect(told.slice(-3)).toEqual([
    "serverPassphraseRequired",
    "serverPassphraseMost",
    "serverPassphraseComplex",
  ]);
});

test("a demanded passphrase is told; a rule that binds nobody is not", () => {
  const passphrase = { ...limits.passphrase, required: true, minLength: 1 };
  const told = keys({ ...server, dialect: "v2", limits: { ...limits, passphrase } });
  expect(told).toContain("serverPassphraseRequired");
  expect(told).not.toContain("serverPassphrase");
});

test("the text that fits is told where a service seals by itself, and no rule for passphrases", () => {
  const seals = { passphrases: true, capacity: (most: number) => most - 2_500 };
  const several = { ...server, service: "sealing", dialect: "v1", exclusive: false };
  expect(serverSentences(several, { seals, accounts: false }, "en")).toEqual([
    { key: "severalHint", args: [] },
    { key: "serverLimits", args: ["7,500 bytes", "5 minutes", "7 days"] },
  ]);
});
