/** Onetime Secret: the reference server in its kinds. */
import { DAY, HOUR } from "../../lib/time";
import { startReferenceServer, type Switches } from "../reference/server";
import { shipped } from "../reference/switches";
import { services } from "../support/services";
import { contract, type Kind } from "./contract";
import { skipsOf } from "./skips";

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
  const { version } = { ...shipped, ...switches };
  const skips = [...skip, ...skipsOf(Number(version.split(".")[1]))];
  contract(name, onetimesecret, { ...usual, ...kind, skip: skips });
}

const v1Only = { looks: false, found: { dialect: "v1" } } as const;

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
reference("v0.23", { version: "0.23" });
reference("v0.26 behind a proxy that lets v1 through only", { v2: false }, v1Only);
reference("v0.17", { version: "0.17" }, v1Only);
