/**
 * Refuses operations that the account's plan does not include. From the source of v0.26.6, not recorded: `require_entitlement!`,
 * `otto_hooks.rb`.
 */
import { json, type Answer } from "./answer";
import type { Call } from "./call";

/** Keys without a value are left out. The names of plans are those of `etc/examples/billing.example.yaml`. */
export function notEntitled(
  { requestId }: Call,
  entitlement: "api_access" | "extended_default_expiration",
): Answer {
  return json(403, {
    error: `Feature requires ${entitlement.replaceAll("_", " ")} entitlement`,
    error_type: "EntitlementRequired",
    entitlement,
    current_plan: "free_v1",
    upgrade_to: "identity_plus_v1",
    error_key: `api.entitlements.errors.${entitlement}_required`,
    request_id: requestId,
  });
}
