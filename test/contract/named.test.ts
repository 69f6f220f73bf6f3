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

const toTest = process.env["CONTRACT_ONETIMESECRET"];
if (toTest === undefined) test.skip("CONTRACT_ONETIMESECRET names no server");
else await named(toTest);

async function named(at: string): Promise<void> {
  // A link needs an address: https, or http on loopback.
  const link = onetimesecret.parse(new URL(`/secret/${"0".repeat(62)}`, at));
  if (!link) throw new Error("CONTRACT_ONETIMESECRET must be https, or http on loopback");
  const { address } = link;
  const release = await releaseOf(address);
  const { dialect } = await onetimesecret.probe(ioFor(), address);
  const guessing = forGuesses(release, address);
  contract(`the server at ${address}, taken for v0.${release}`, onetimesecret, {
    start: () => Promise.resolve({ origin: address, close: () => Promise.resolve() }),
    anonymous: "welcome",
    account: credentials(process.env["CONTRACT_ONETIMESECRET_ACCOUNT"]),
    looks: dialect !== "v1",
    ...guessing,
    skip: [...skipsOf(release), ...(guessing.skip ?? [])],
  });
}

/** The wrong passphrases of one run must not lock out the next. Since v0.24 they are counted by secret, if at all. */
function forGuesses(release: Release, address: string): Pick<Kind, "outside" | "skip"> {
  if (release >= 24) return {};
  const own = address.startsWith("http:");
  return own ? { outside: newClient() } : { skip: [guesses] };
}

const guesses: Skip = {
  reason:
    "up to v0.23 five wrong passphrases in 20 minutes lock out this address, and the next run",
  tests: ["asks for the passphrase until it is right", "burns with the right passphrase only"],
};

function credentials(address: string | undefined): Kind["account"] {
  if (address === undefined) return { lacks: "CONTRACT_ONETIMESECRET_ACCOUNT names none" };
  const [, user, token] = /^([^:]+):(.+)$/.exec(address) ?? [];
  if (user === undefined || token === undefined) {
    throw new Error("CONTRACT_ONETIMESECRET_ACCOUNT must be user:token");
  }
  return { user, token };
}
