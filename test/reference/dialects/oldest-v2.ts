/**
 * /api/v2 as v0.17.3 answers it, from its source: it says that it is well, and keeps no secrets. So did v0.16; up to v0.15
 * there is nothing at all.
 */
import { labelledJson, unrouted, type Answer } from "../answer";
import type { Call } from "../call";
import { route, type Routes } from "../routes";

const routes: Routes = {
  "GET /status": () => labelledJson(200, { status: "nominal", locale: "en" }),
  "GET /version": () => labelledJson(200, { version: ["0", "17", "3"], locale: "en" }),
};

export function oldestV2(call: Call, path: string): Answer {
  return route(routes, call, path) ?? unrouted({ error: "Not Found" });
}
