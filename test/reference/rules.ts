/** What the server demands of a secret before it stores one. */
import type { Seconds } from "../../lib/domain";
import { DAY } from "../../lib/time";
import { given, type Params } from "./params";

export interface Rules {
  readonly passphraseRequired: boolean;
  readonly passphraseMin: number;
  /** Bytes of UTF-8; absent: no limit. */
  readonly maxBytes?: number;
}

/** Why not. `status` and `fields` are v2's; v1 says 404 to everything. */
export interface Refusal {
  readonly message: string;
  readonly v1Message?: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
}

const PASSPHRASE_MAX = 128;

export const badPayload = refusal("Incorrect payload format");

/** In the server's own order: passphrase before text (recorded with PASSPHRASE_REQUIRED=true). */
export function refuse(secret: Params, rules: Rules): Refusal | undefined {
  return (
    refusePassphrase(given(secret, "passphrase"), rules) ??
    refuseText(textOf(secret), rules) ??
    refuseRecipient(given(secret, "recipient")) ??
    refuseDomain(given(secret, "share_domain"))
  );
}

function refusePassphrase(passphrase: string | undefined, rules: Rules): Refusal | undefined {
  if (passphrase === undefined) {
    return rules.passphraseRequired
      ? refusal("A passphrase is required for all secrets")
      : undefined;
  }
  // The server counts code points.
  const length = Array.from(passphrase).length;
  if (length < rules.passphraseMin) {
    return refusal(`Passphrase must be at least ${rules.passphraseMin} characters long`);
  }
  if (length > PASSPHRASE_MAX) {
    return refusal(`Passphrase must be no more than ${PASSPHRASE_MAX} characters long`);
  }
  return undefined;
}

function refuseText(text: string, { maxBytes }: Rules): Refusal | undefined {
  if (text === "") {
    return refusal("You did not provide anything to share", 422, {
      error_type: "missing",
      field: "secret",
    });
  }
  if (maxBytes !== undefined && Buffer.byteLength(text) > maxBytes) {
    return {
      ...refusal(`Secret content must be no more than ${maxBytes} bytes long`, 422, {
        field: "secret",
      }),
      v1Message: `Secret value exceeds the maximum size of ${maxBytes} bytes`,
    };
  }
  return undefined;
}

/** Sending mail is not imitated: accounts cannot either. */
function refuseRecipient(recipient: string | undefined): Refusal | undefined {
  if (recipient === undefined) return undefined;
  return refusal("An account is required to send emails.", 401, { error_type: "Unauthorized" });
}

/** The server has no domains but its own. */
function refuseDomain(domain: string | undefined): Refusal | undefined {
  if (domain === undefined) return undefined;
  return refusal(`You do not have permission to use domain: ${domain}`, 403, {
    error_type: "Forbidden",
    error_key: "api.secrets.errors.domain_permission_anonymous_cross_domain",
  });
}

function refusal(message: string, status = 422, fields: Refusal["fields"] = {}): Refusal {
  return { message, status, fields };
}

/** What is stored: numbers and objects are taken too, as text (recorded). */
export function textOf(secret: Params): string {
  const value = secret["secret"];
  if (typeof value === "string") return value;
  return value === undefined || value === null ? "" : JSON.stringify(value);
}

const LIFETIME_MIN = 60;
const LIFETIME_DEFAULT = 7 * DAY;

/** Clamped without a word. Only a missing ttl means the default; one that is no number means the shortest. */
export function grantedLifetime(ttl: unknown, max: Seconds): Seconds {
  if (ttl === undefined || ttl === null) return Math.min(LIFETIME_DEFAULT, max);
  const asked = typeof ttl === "number" ? Math.trunc(ttl) : Number.parseInt(textual(ttl), 10);
  return Math.min(max, Math.max(LIFETIME_MIN, Number.isNaN(asked) ? 0 : asked));
}

function textual(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** 7 days anonymously, 30 with an account. */
export function longestLifetime(owner: string | undefined): Seconds {
  return owner === undefined ? 7 * DAY : 30 * DAY;
}
