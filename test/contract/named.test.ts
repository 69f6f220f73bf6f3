/**
 * Tests the server at `CONTRACT_ONETIMESECRET`, if that names one. The tests take it to welcome everybody, and for the release
 * that it turns out to be; `CONTRACT_ONETIMESECRET_ACCOUNT` is `user:token` of an account there.
 */
import { test } from "vitest";
import { services } from "../support/services";
import { contract, type Kind, type Skip } from "./contract";
import { newClient } from "./new-client";
import { releaseOf, type Release } from "./release";
import { skipsOf } from "./skips";
import { ioFor } from "./world";

const [onetimesecret] = services;

const address = process.env["CONTRACT_ONETIMESECRET"];
if (address === undefined) test.skip("CONTRACT_ONETIMESECRET names no server");
else await named(address);

async function named(at: string): Promise<void> {
  // A link needs an origin: https, or http on loopback.
  const link = onetimesecret.parse(new URL(`/secret/${"0".repeat(62)}`, at));
  if (!link) throw new Error("CONTRACT_ONETIMESECRET must be https, or http on loopback");
  const { origin } = link;
  const release = await releaseOf(origin);
  const { dialect } = await onetimesecret.probe(ioFor(), origin);
  const guessing = forGuesses(release, origin);
  contract(`the server at ${origin}, taken for v0.${release}`, onetimesecret, {
    start: () => Promise.resolve({ origin, close: () => Promise.resolve() }),
    anonymous: "welcome",
    account: credentials(process.env["CONTRACT_ONETIMESECRET_ACCOUNT"]),
    looks: dialect !== "v1",
    ...guessing,
    skip: [...skipsOf(release), ...(guessing.skip ?? [])],
  });
}

/** The wrong passphrases of one run must not lock out the next. Since v0.24 they are counted by secret, if at all. */
function forGuesses(release: Release, origin: string): Pick<Kind, "outside" | "skip"> {
  if (release >= 24) return {};
  const own = origin.startsWith("http:");
  return own ? { outside: newClient() } : { skip: [guesses] };
}

const guesses: Skip = {
  reason:
    "up to v0.23 five wrong passphrases in 20 minutes lock out this address, and the next run",
  tests: ["asks for the passphrase until it is right", "burns with the right passphrase only"],
};

function credentials(given: string | undefined): Kind["account"] {
  if (given === undefined) return { lacks: "CONTRACT_ONETIMESECRET_ACCOUNT names none" };
  const [, user, token] = /^([^:]+):(.+)$/.exec(given) ?? [];
  if (user === undefined || token === undefined) {
    throw new Error("CONTRACT_ONETIMESECRET_ACCOUNT must be user:token");
  }
  return { user, token };
}
