/** Reads the record of a secret that was kept. Names changed in v0.24: `metadata` to `receipt`, `key` to `identifier`. */
import type { Instant } from "../../domain";
import { Failure } from "../../failure";
import { field, flag, text } from "../../fields";
import { isInstant } from "../../members";
import type { Created } from "../../service";
import { protocol, seconds } from "./records";

/** Identifiers of secrets and receipts: 62 characters since v0.24, 31 before, a few less in v0.17; base 36 throughout. */
const ID = /^[0-9a-z]{20,64}$/;

/** The requests beside keeping a text: each is checked to have taken effect. */
export interface Asked {
  readonly passphrase: boolean;
  readonly account: boolean;
}

/** @throws Failure `denied` if the secret is nobody's although there is an account */
export function created(json: unknown, asked: Asked, now: Instant): Created {
  const record = field(json, "record");
  const secret = field(record, "secret");
  const receipt = field(record, "receipt") ?? field(record, "metadata");
  const expiresAt = ending(secret, now);
  // Up to v0.23 a text of 100,000 characters and more is cut, with a 200.
  if ([secret, receipt].some((part) => flag(part, "is_truncated"))) throw protocol("truncated");
  if (asked.passphrase && !flag(secret, "has_passphrase")) throw protocol("unexpected");
  if (asked.account) checkOwner(receipt);
  return { id: id(secret), handle: id(receipt), expiresAt };
}

/** Reads a v1 record, which says nothing of a text that was cut. */
export function createdFlat(json: unknown, asked: Asked, now: Instant): Created {
  const expiresAt = ending(json, now);
  if (asked.passphrase && !flag(json, "passphrase_required")) throw protocol("unexpected");
  if (asked.account) checkOwner(json);
  return {
    id: sound(text(json, "secret_key")),
    handle: sound(text(json, "metadata_key")),
    expiresAt,
  };
}

/** The end that was granted, which may be earlier than asked. */
function ending(record: unknown, now: Instant): Instant {
  const end = now + seconds(record, "secret_ttl") * 1000;
  if (!isInstant(end)) throw protocol("unexpected");
  return end;
}

/** `owner_id` since v0.24; `custid` before and in v1, where anybody is `anon`. */
function checkOwner(receipt: unknown): void {
  const owners = [text(receipt, "owner_id"), text(receipt, "custid")];
  if (owners.every((owner) => ["", "anon", undefined].includes(owner))) {
    throw new Failure({ kind: "denied", reason: "credentials-ignored" });
  }
}

function id(part: unknown): string {
  return sound(text(part, "identifier") ?? text(part, "key"));
}

function sound(found: string | undefined): string {
  if (found === undefined || !ID.test(found)) throw protocol("unexpected");
  return found;
}
