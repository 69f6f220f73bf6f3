/** The common parts of /api/v1 and /api/v2 of v0.23.6, and of /api/v1 of v0.17.3. */
import { ownerId } from "../accounts";
import { labelledJson, type Answer } from "../answer";
import type { Call } from "../call";
import { identifier } from "../identifiers";
import { oldestLifetime, oldLifetime } from "../lifetimes";
import { limitsOf } from "../limits";
import { given, type Params } from "../params";
import { refuseNothing, refusePassphrase, refuseRecipient, textOf } from "../rules";
import type { Entry } from "../store";

/** Longer texts are cut without a word (anonymous ones on v1: recorded). */
const MAX_CHARACTERS = { anonymous: 100_000, account: 1_000_000 };

/** The stored secret, or the message why there is none. No limit of bytes. */
export function keep(call: Call, secret: Params): Entry | string {
  const refusal = refuse(call, secret);
  if (refusal !== undefined) return refusal;
  const owner = ownerId(call);
  const max = MAX_CHARACTERS[owner === undefined ? "anonymous" : "account"];
  const characters = Array.from(textOf(secret).replaceAll("\0", ""));
  const passphrase = given(secret, "passphrase");
  const lifetime = call.switches.version === "0.17" ? oldestLifetime : oldLifetime;
  return call.store.create({
    text: characters.slice(0, max).join(""),
    truncated: characters.length > max,
    lifetime: lifetime(call, secret["ttl"]),
    idLength: 31,
    ...(owner === undefined ? {} : { owner }),
    ...(passphrase === undefined ? {} : { passphrase }),
  });
}

function refuse({ switches }: Call, secret: Params): string | undefined {
  const domain = given(secret, "share_domain");
  const recipient = refuseRecipient(secret)?.message;
  const nothing = refuseNothing(secret)?.message;
  if (switches.version === "0.17") {
    return nothing ?? recipient ?? (domain && `Unknown share domain (${domain})`);
  }
  const rules = { ...limitsOf(switches), required: switches.passphraseRequired };
  return (
    recipient ??
    (domain && `Unknown domain: ${domain}`) ??
    refusePassphrase(secret, rules)?.message ??
    nothing
  );
}

/**
 * The secret as it was when the request began to come in. It is read first and ended later: with four who asked a real v0.23.6
 * at once, 13 of 30 secrets went to several. Here everybody gets it who asked before it was ended.
 */
export function find({ store, turn }: Call, id: string): Entry | undefined {
  return store.waitingAt(turn, id);
}

export function handOver({ store }: Call, entry: Entry): string {
  store.end(entry, "revealed");
  return entry.text;
}

/**
 * Counted by address and account, whatever the secret (`external_identifier` in `session.rb` of v0.23.6). The right passphrase
 * opens even over the limit (recorded).
 */
export function guess(call: Call, entry: Entry): "right" | "wrong" | "limited" {
  const { attempts, client, params } = call;
  if (entry.passphrase === undefined || entry.passphrase === params["passphrase"]) return "right";
  const subject = `${client} ${ownerId(call) ?? "anon"}`;
  if (attempts.lockedFor(subject) > 0) return "limited";
  attempts.fail(subject);
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
