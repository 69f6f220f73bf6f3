/** Yopass: the reference server in its kinds. */
import { DAY, HOUR } from "../../lib/time";
import { startYopass } from "../reference/yopass/server";
import type { Settings } from "../reference/yopass/settings";
import { services } from "../support/services";
import { contract, type Kind, type Skip } from "./contract";

const yopass = services.find(({ id }) => id === "yopass");
if (!yopass) throw new Error("yopass is in the lists of lib/services");
const service = yopass;

const always: readonly Skip[] = [
  {
    reason: "Yopass has one interface only",
    tests: ["learns the dialect by itself"],
  },
  {
    reason: "its one password would replace the key in the link, so we make no links with another",
    tests: [
      "asks for the passphrase until it is right",
      "shows whether the recipient is asked for a passphrase",
      "burns with the right passphrase only",
    ],
  },
  { reason: "Yopass notes no looks", tests: ["tells that a secret was opened"] },
  {
    reason: "Yopass forgets a burned secret: only the answer to the order proves that it was there",
    tests: ["burns"],
  },
];

/** Receipts are paid for. */
const withoutReceipts: Skip = {
  reason: "without receipts a secret that is gone may have been read, burned or lost",
  tests: [
    "tells that a secret waits, then that it was revealed",
    "burns nothing that was revealed",
  ],
};

const blind: Skip = {
  reason: "nobody may look",
  tests: [
    "shows that a secret waits, and when it is gone",
    "knows nothing of a receipt nobody has",
  ],
};

function reference(name: string, settings: Partial<Settings>, kind: Partial<Kind> = {}): void {
  contract(name, service, {
    start: () => startYopass({ settings }),
    anonymous: "welcome",
    account: { lacks: "its accounts are those of another site" },
    looks: true,
    ...kind,
    skip: [
      ...always,
      ...(settings.licensed === true ? [] : [withoutReceipts]),
      ...(kind.skip ?? []),
    ],
  });
}

reference("Yopass as shipped", {}, { found: { guests: true, exclusive: true } });
reference("Yopass with receipts", { licensed: true });
reference("Yopass where nobody may look", { prefetch: false }, { skip: [blind] });
reference(
  "Yopass with one lifetime",
  { forceExpiration: DAY },
  { found: { limits: { lifetimes: [DAY], usualLifetime: DAY } } },
);
reference(
  "Yopass with another usual lifetime, for one reader only",
  { defaultExpiry: 7 * DAY, forceOneTime: true },
  { found: { limits: { lifetimes: [HOUR, DAY, 7 * DAY], usualLifetime: 7 * DAY } } },
);
reference(
  "Yopass that asks for a sign-in",
  { oidc: true, requireAuth: true },
  { found: { guests: false }, anonymous: { lacks: "only people who signed in make secrets" } },
);
