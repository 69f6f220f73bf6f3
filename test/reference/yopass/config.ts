/** The settings that the server tells anybody. */
import type { Settings } from "./settings";

export function configOf(settings: Settings): Readonly<Record<string, unknown>> {
  const { oidc, licensed, readOnly, forceExpiration, publicUrl, appName } = settings;
  return {
    ARGON2: settings.argon2,
    DEFAULT_EXPIRY: settings.defaultExpiry,
    DISABLE_FEATURES: false,
    DISABLE_UPLOAD: false,
    FORCE_ONETIME_SECRETS: settings.forceOneTime,
    MAX_FILE_SIZE: "512KB",
    NO_LANGUAGE_SWITCHER: false,
    OIDC_ENABLED: oidc,
    PREFETCH_SECRET: settings.prefetch,
    READ_ONLY: readOnly,
    READ_RECEIPTS: licensed && !readOnly,
    REQUIRE_AUTH: oidc && settings.requireAuth,
    SECRET_REQUESTS: licensed && !readOnly,
    THEME_DARK: "dim",
    THEME_LIGHT: "emerald",
    ...(forceExpiration === undefined ? {} : { FORCE_EXPIRATION: forceExpiration }),
    ...(licensed && !readOnly && { MAX_REQUEST_FILE_SIZE: "512KB" }),
    ...(publicUrl === undefined ? {} : { PUBLIC_URL: publicUrl }),
    ...(licensed && appName !== undefined && { APP_NAME: appName }),
  };
}
