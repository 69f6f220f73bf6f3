/** What the good answers say. Names changed in v0.24: `metadata` to `receipt`, `key` to `identifier`, `viewed`, `received`. */
import type { Instant, Preview, Revealed, Seconds, Status } from "../../domain";
import { Failure, type FailureInfo } from "../../failure";
import { field, flag, number, text } from "../../fields";
import { isInstant } from "../../members";
import type { Created } from "../../service";

/** Identifiers of secrets and receipts: 62 characters since v0.24, 31 before, a few less in v0.17; base 36 throughout. */
const ID = /^[0-9a-z]{20,64}$/;

/** What was asked for beside keeping a text: that it took effect is checked. */
export interface Asked {
  readonly passphrase: boolean;
  readonly account: boolean;
}

/** @throws Failure `denied` if the secret is nobody's though there is an account */
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

/** The same in v1, which says nothing of a text that was cut. */
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

/** What was granted, which may be less than was asked for. */
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

/** `secret_ttl` is the life it was given, not what is left of it. */
export function waiting(json: unknown): Preview & { readonly state: "waiting" } {
  const record = field(json, "record");
  const passphrase = flag(record, "has_passphrase");
  if (passphrase === undefined) throw protocol("unexpected");
  const expiresAt = instant(seconds(record, "created") + seconds(record, "secret_ttl"));
  return { state: "waiting", passphrase, ...(expiresAt === undefined ? {} : { expiresAt }) };
}

export function revealed(json: unknown): Revealed {
  const value = text(field(json, "record"), "secret_value");
  if (value !== undefined) return { state: "revealed", text: value };
  // Somebody else was faster by a moment.
  if (flag(field(json, "details"), "show_secret") === false) return { state: "gone" };
  throw protocol("unexpected");
}

/** The same in v1. */
export function revealedFlat(json: unknown): Revealed {
  const value = text(json, "value");
  if (value === undefined) throw protocol("unexpected");
  return { state: "revealed", text: value };
}

/** @param record the receipt; v1 has the same names as v0.23 */
export function status(record: unknown): Status {
  const state = text(record, "state") ?? "";
  const is = (name: string) => state === name || flag(record, `is_${name}`) === true;
  if (is("burned")) return { state: "burned", ...at(record, "burned") };
  if (is("revealed")) return { state: "revealed", ...at(record, "revealed") };
  if (is("received")) return { state: "revealed", ...at(record, "received") };
  if (is("expired")) return { state: "expired" };
  if (is("orphaned")) return { state: "gone" };
  if (!["new", "shared", "previewed", "viewed"].includes(state)) throw protocol("unexpected");
  return { state: "waiting", opened: opened(record) };
}

/** Up to v0.23 a receipt is `viewed` as soon as its creator looked at it; only the secret's own state tells of the recipient. */
function opened(record: unknown): boolean {
  return flag(record, "is_previewed") ?? text(record, "secret_state") === "viewed";
}

function at(record: unknown, name: string): { readonly at?: Instant } {
  const found = instant(seconds(record, name));
  return found === undefined ? {} : { at: found };
}

/** Not a number if there is none. */
function seconds(record: unknown, name: string): Seconds {
  return number(record, name) ?? Number.NaN;
}

/** In milliseconds, if a date can tell it. */
function instant(since1970: Seconds): Instant | undefined {
  const found = Math.round(since1970 * 1000);
  return isInstant(found) ? found : undefined;
}

function id(part: unknown): string {
  return sound(text(part, "identifier") ?? text(part, "key"));
}

function sound(found: string | undefined): string {
  if (found === undefined || !ID.test(found)) throw protocol("unexpected");
  return found;
}

function protocol(reason: (FailureInfo & { readonly kind: "protocol" })["reason"]): Failure {
  return new Failure({ kind: "protocol", reason });
}
