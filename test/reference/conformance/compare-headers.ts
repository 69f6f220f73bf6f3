/** Compares replayed headers with the recorded ones. None may be missing, none too many. */
import type { IncomingHttpHeaders } from "node:http";
import type { Comparison } from "./compare";

/** About the connection and the length of a body that may differ, not about the answer. */
const apart: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
]);

const random: ReadonlySet<string> = new Set(["x-request-id", "x-csrf-token"]);

export function headerDifferences(
  recorded: Readonly<Record<string, string>>,
  replayed: IncomingHttpHeaders,
  { translate }: Comparison,
): readonly string[] {
  const names = new Set([...Object.keys(recorded), ...Object.keys(replayed)]);
  return [...names]
    .filter((name) => !apart.has(name))
    .flatMap((name) => {
      const was = recorded[name];
      const is = one(replayed[name]);
      const agree = was !== undefined && is !== undefined && agrees(name, translate(was), is);
      return agree ? [] : [`header ${name}: recorded ${was}, replayed ${is}`];
    });
}

function agrees(name: string, recorded: string, replayed: string): boolean {
  if (random.has(name)) return replayed !== "";
  return blanked(name, recorded) === blanked(name, replayed);
}

/** Leaves out values that the server makes up every time: the nonce of a policy, the value and date of a cookie. */
function blanked(name: string, value: string): string {
  if (name === "content-security-policy") return value.replace(/'nonce-[^']+'/, "'nonce'");
  if (name === "set-cookie")
    return value.replace(/=[^;]*/, "=").replace(/expires=[^;]*/, "expires");
  return value;
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(", ") : value;
}
