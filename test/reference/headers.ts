/** The headers that v0.26.6 puts on every answer, by the layer it comes from. None is about CORS. */
import type { Answer } from "./answer";
import { identifier } from "./identifiers";

const hardening = {
  "x-content-type-options": "nosniff",
  "x-xss-protection": "1; mode=block",
  "referrer-policy": "strict-origin-when-cross-origin",
};

export function layerHeaders(
  from: Answer["from"],
  requestId: string,
  host: string,
): Answer["headers"] {
  const id = { "x-request-id": requestId };
  const site = {
    "strict-transport-security": "max-age=31536000",
    "o-domain-strategy": "canonical",
    "o-display-domain": host,
  };
  const token = { "x-csrf-token": identifier(44) };
  return {
    application: { ...id, ...site, ...token, ...hardening },
    status: { ...id, ...site, ...hardening },
    router: { ...id, ...site, ...token },
    parser: id,
  }[from];
}
