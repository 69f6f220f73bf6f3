/** The server's demands on a secret before it stores one. */
import type { Limits } from "./limits";
import { given, type Params } from "./params";

/** A reason for the refusal. `status` and `fields` are v2's; v1 says 404 to everything. */
export interface Refusal {
  readonly message: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
}

export type PassphraseRules = Pick<
  Limits,
  "passphraseMin" | "passphraseMax" | "passphraseComplex"
> & {
  readonly required: boolean;
};

export const badPayload = refusal("Incorrect payload format");

export function refusePassphrase(secret: Params, rules: PassphraseRules): Refusal | undefined {
  const passphrase = given(secret, "passphrase");
  if (passphrase === undefined) {
    return rules.required ? refusal("A passphrase is required for all secrets") : undefined;
  }
  const { passphraseMin: min, passphraseMax: max } = rules;
  const length = Array.from(passphrase).length;
  if (length < min) return refusal(`Passphrase must be at least ${min} characters long`);
  if (length > max) return refusal(`Passphrase must be no more than ${max} characters long`);
  return rules.passphraseComplex ? refuseSimple(passphrase) : undefined;
}

/** In the server's words and order. */
const kinds: Readonly<Record<string, RegExp>> = {
  "uppercase letter": /[A-Z]/,
  "lowercase letter": /[a-z]/,
  number: /\d/,
  symbol: /[!@#$%^&*()_+\-=[\]{};':"\\|,.<>/?~`]/,
};

/** Not recorded: `validate_passphrase_complexity` in v0.26.6, the same in v0.23.6. */
function refuseSimple(passphrase: string): Refusal | undefined {
  const missing = Object.keys(kinds).filter((kind) => !kinds[kind]?.test(passphrase));
  return missing.length > 0
    ? refusal(`Passphrase must contain at least one ${missing.join(", ")}`)
    : undefined;
}

export function refuseNothing(secret: Params): Refusal | undefined {
  if (textOf(secret) !== "") return undefined;
  const fields = { error_type: "missing", field: "secret" };
  return refusal("You did not provide anything to share", 422, fields);
}

/** `message` is v2's; v1 has its own. */
export function refuseLong(
  secret: Params,
  maxBytes: number,
  message = `Secret content must be no more than ${maxBytes} bytes long`,
): Refusal | undefined {
  const fits = Buffer.byteLength(textOf(secret)) <= maxBytes;
  return fits ? undefined : refusal(message, 422, { field: "secret" });
}

/** Sending mail is not imitated: accounts cannot either. */
export function refuseRecipient(secret: Params): Refusal | undefined {
  if (given(secret, "recipient") === undefined) return undefined;
  return refusal("An account is required to send emails.", 401, { error_type: "Unauthorized" });
}

/** The server has no domains but its own. */
export function refuseDomain(secret: Params): Refusal | undefined {
  const domain = given(secret, "share_domain");
  if (domain === undefined) return undefined;
  return refusal(`You do not have permission to use domain: ${domain}`, 403, {
    error_type: "Forbidden",
    error_key: "api.secrets.errors.domain_permission_anonymous_cross_domain",
  });
}

function refusal(message: string, status = 422, fields: Refusal["fields"] = {}): Refusal {
  return { message, status, fields };
}

/** The text to store: numbers and objects are taken too, as text (recorded). */
export function textOf(secret: Params): string {
  const value = secret["secret"];
  if (typeof value === "string") return value;
  return value === undefined || value === null ? "" : JSON.stringify(value);
}
