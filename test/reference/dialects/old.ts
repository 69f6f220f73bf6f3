/** What /api/v1 and /api/v2 of v0.23.6 have in common. */
import { labelledJson, type Answer } from "../answer";
import type { Call } from "../call";
import { identifier } from "../identifiers";
import { given, type Params } from "../params";
import { grantedLifetime, longestLifetime, refuse, textOf } from "../rules";
import type { Entry } from "../store";

/** Longer texts are cut without a word (recorded for v1). */
const MAX_CHARACTERS = 100_000;

/** The stored secret, or the message why there is none. No limit of bytes. */
export function keep({ store, switches }: Call, secret: Params): Entry | string {
  const { share_domain, ...rest } = secret;
  const refusal = refuse(rest, {
    passphraseRequired: switches.passphraseRequired,
    passphraseMin: 8,
  });
  if (refusal !== undefined) return refusal.message;
  if (typeof share_domain === "string" && share_domain !== "") {
    return `Unknown domain: ${share_domain}`;
  }
  const characters = Array.from(textOf(secret).replaceAll("\0", ""));
  const passphrase = given(secret, "passphrase");
  return store.create({
    text: characters.slice(0, MAX_CHARACTERS).join(""),
    truncated: characters.length > MAX_CHARACTERS,
    lifetime: grantedLifetime(secret["ttl"], longestLifetime(undefined)),
    idLength: 31,
    ...(passphrase === undefined ? {} : { passphrase }),
  });
}

/** Counted by client, and all clients here are one. Who is over the limit may still know the right one (recorded). */
export function guess({ attempts, params }: Call, entry: Entry): "right" | "wrong" | "limited" {
  if (entry.passphrase === undefined || entry.passphrase === params["passphrase"]) return "right";
  if (attempts.lockedFor("client") > 0) return "limited";
  attempts.fail("client");
  return "wrong";
}

export const LIMITED = "Cripes! You have been rate limited.";

/** A token against forged requests that came with refusals of that time. */
export function shrimp(): string {
  return identifier(50);
}

export function unknown(id: string): Answer {
  return labelledJson(404, { secret_key: id, message: "Unknown secret" });
}
