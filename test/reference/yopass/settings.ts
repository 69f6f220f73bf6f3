/** The settings of the reference server, by which Yopass's own are told (`yopass-server --help`, 14.9.0). */
export interface Settings {
  /** `--prefetch-secret`. Off: the path that looks at a secret is missing. */
  readonly prefetch: boolean;
  /** `--force-onetime-secrets`. */
  readonly forceOneTime: boolean;
  /** `--force-expiration`, in seconds. Absent: people choose. */
  readonly forceExpiration?: number;
  /** `--default-expiry`, in seconds. */
  readonly defaultExpiry: number;
  readonly readOnly: boolean;
  readonly argon2: boolean;
  /** On: people can sign in by OpenID Connect. */
  readonly oidc: boolean;
  /** `--require-auth`. On: only people who signed in make secrets; without effect if nobody can. */
  readonly requireAuth: boolean;
  /** A token that stands for a sign-in when secrets are made. */
  readonly apiToken?: string;
  /** The caller: nobody known, or somebody whose mail address may not read secrets that ask for a sign-in. */
  readonly caller: "nobody" | "outsider";
  /** On: receipts and requests for secrets, which are paid for. */
  readonly licensed: boolean;
  readonly appName?: string;
  /** `--public-url`: the place of links. */
  readonly publicUrl?: string;
  /** `--frontend-url`: pages of other origins may change nothing. */
  readonly frontendUrl?: string;
  /** `--max-length`, in characters of armour. */
  readonly maxLength: number;
}

export const shipped: Settings = {
  prefetch: true,
  forceOneTime: false,
  defaultExpiry: 3600,
  readOnly: false,
  argon2: false,
  oidc: false,
  requireAuth: false,
  caller: "nobody",
  licensed: false,
  maxLength: 10_000,
};
