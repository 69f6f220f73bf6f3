/**
 * Onetime Secret: the reference server in its kinds, and a real one if `CONTRACT_ONETIMESECRET` names its origin. That one is
 * taken to speak v2 and to welcome everybody; `CONTRACT_ONETIMESECRET_ACCOUNT` is `user:token` of an account there.
 */
import { DAY, HOUR } from "../../lib/time";
import { startReferenceServer, type Switches } from "../reference/server";
import { services } from "../support/services";
import { contract, type Kind, type Skip } from "./contract";

const [onetimesecret] = services;

const account = { user: "someone@example.com", token: "a-token" };

function reference(
  name: string,
  switches: Partial<Switches>,
  { skip = [], ...kind }: Partial<Kind> = {},
): void {
  const usual: Kind = {
    start: () => startReferenceServer({ switches, account }),
    anonymous: "welcome",
    account,
    looks: true,
  };
  const also = switches.version === undefined ? [] : [claims];
  contract(name, onetimesecret, { ...usual, ...kind, skip: [...skip, ...also] });
}

const claims: Skip = {
  reason: "nothing says that servers before v0.24 claim a secret before they answer",
  tests: ["lets one of four win"],
};

const long: Skip = {
  reason: "it has no limit below 100,000 characters, where it cuts",
  tests: ["refuses what is too large"],
};

const v1Only = { looks: false, found: { dialect: "v1" } } as const;

const plans: Skip = {
  caller: "account",
  reason: "it tells which lifetimes there are, but not which of them the account's plan grants",
  tests: ["grants every lifetime that the form offers"],
};

reference("v0.26", {}, { found: { guests: true } });
reference("v0.26 without guest paths", { guestPaths: false });
reference(
  "v0.26 with guest routes off",
  { guestRoutes: false },
  {
    found: { guests: false },
    anonymous: { lacks: "guest routes are off" },
    skip: [
      {
        reason: "guest routes are off",
        tests: ["lets anybody reveal what it keeps, and learns of it"],
      },
    ],
  },
);
reference(
  "v0.26 without accounts",
  { accounts: false },
  { account: { lacks: "accounts are switched off" } },
);
reference(
  "v0.26 that requires passphrases",
  { passphraseRequired: true },
  { found: { limits: { passphrase: { required: true } } } },
);
reference(
  "v0.26 with small limits",
  {
    limits: {
      ttlOptions: [HOUR, DAY],
      defaultTtl: HOUR,
      maxBytes: 500,
      passphraseMin: 12,
      passphraseMax: 20,
      passphraseComplex: true,
    },
  },
  {
    found: {
      limits: {
        lifetimes: [HOUR, DAY],
        usualLifetime: HOUR,
        maxBytes: 500,
        passphrase: { required: false, minLength: 12, maxLength: 20, complex: true },
      },
    },
  },
);
reference("v0.24.2 to v0.26.2, wrong credentials being nobody's", {
  wrongCredentials: "anonymous",
});
reference("v0.24.0, wrong credentials being nobody's everywhere", {
  guestPaths: false,
  wrongCredentials: "anonymous-everywhere",
});
reference("v0.23", { version: "0.23" }, { skip: [long, plans] });
reference("v0.26 behind a proxy that lets v1 through only", { v2: false }, v1Only);
reference("v0.17", { version: "0.17" }, { ...v1Only, skip: [long] });

const address = process.env["CONTRACT_ONETIMESECRET"];
if (address !== undefined) {
  // An origin is what a link can have: https, or http on loopback.
  const link = onetimesecret.parse(new URL(`/secret/${"0".repeat(62)}`, address));
  if (!link) throw new Error("CONTRACT_ONETIMESECRET must be https, or http on loopback");
  const running = { origin: link.origin, close: () => Promise.resolve() };
  contract(`the server at ${link.origin}`, onetimesecret, {
    start: () => Promise.resolve(running),
    anonymous: "welcome",
    account: credentials(process.env["CONTRACT_ONETIMESECRET_ACCOUNT"]),
    looks: true,
  });
}

function credentials(given: string | undefined): Kind["account"] {
  if (given === undefined) return { lacks: "CONTRACT_ONETIMESECRET_ACCOUNT names none" };
  const [, user, token] = /^([^:]+):(.+)$/.exec(given) ?? [];
  if (user === undefined || token === undefined) {
    throw new Error("CONTRACT_ONETIMESECRET_ACCOUNT must be user:token");
  }
  return { user, token };
}
