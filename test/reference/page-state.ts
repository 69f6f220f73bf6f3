/**
 * The state that the web app is told before anybody signed in: `/bootstrap/me` since v0.24, `/window` in v0.22 and v0.23. From
 * the source, not recorded (`apps/web/core/views/serializers/` of v0.26.6 and v0.23.6), and no more than a part of it: the real
 * one also tells of brand, regions, domains, languages and itself. Credentials change nothing.
 */
import { labelledJson, withSession, type Answer } from "./answer";
import { limitsOf } from "./limits";
import type { Switches } from "./switches";

/** The page state, if the request asks for it. */
export function pageState(asked: string, origin: string, switches: Switches): Answer | undefined {
  if (!switches.v2) return undefined;
  const site_host = new URL(origin).host;
  if (switches.version === "0.26" && asked === "GET /bootstrap/me") {
    return labelledJson(200, { ...anonymously, site_host, ...state(switches) });
  }
  if (switches.version === "0.23" && asked === "GET /window") {
    return withSession(labelledJson(200, { ...anonymously, site_host, ...oldState(switches) }));
  }
  return undefined;
}

const anonymously = { authenticated: false, custid: null, email: null };

function state(switches: Switches) {
  const { ttlMaxAnonymous, maxBytes } = limitsOf(switches);
  const authentication = { ...authenticating(switches), mode: "simple" };
  // In the age before guest paths, the state told nothing of these either, but the version.
  if (!switches.guestPaths) {
    return { authentication, secret_options: options(switches), ot_version: "0.24.0" };
  }
  return {
    authentication,
    api: { enabled: true, guest_routes: { ...guestRoutes, enabled: switches.guestRoutes } },
    secret_options: {
      ...options(switches),
      ttl_max_anonymous: ttlMaxAnonymous,
      content: { maximum_length: maxBytes },
    },
    // The version is withheld since v0.26.5.
    ot_version: "",
  };
}

function oldState(switches: Switches) {
  return {
    authentication: authenticating(switches),
    secret_options: options(switches),
    ot_version: "0.23.6",
  };
}

function options(switches: Switches) {
  const limits = limitsOf(switches);
  return {
    default_ttl: limits.defaultTtl,
    ttl_options: limits.ttlOptions,
    passphrase: {
      required: switches.passphraseRequired,
      minimum_length: limits.passphraseMin,
      maximum_length: limits.passphraseMax,
      enforce_complexity: limits.passphraseComplex,
    },
  };
}

/** Switched off, all of it is. */
function authenticating({ accounts }: Switches) {
  return {
    enabled: accounts,
    signup: accounts,
    signin: accounts,
    autoverify: false,
    required: false,
  };
}

const guestRoutes = {
  conceal: true,
  generate: true,
  reveal: true,
  burn: true,
  show: true,
  receipt: true,
};
