/** Finds the operation for a method and path. `:id` stands for one identifier. */
import type { Answer } from "./answer";
import type { Call } from "./call";

/** `id` is empty where the route has none. */
export type Operation = (call: Call, id: string) => Answer;

/** By "METHOD /path". Earlier ones win. */
export type Routes = Readonly<Record<string, Operation>>;

/** The answer of the route for `path`, or nothing if there is none. HEAD is answered as GET. */
export function route(routes: Routes, call: Call, path: string): Answer | undefined {
  const asked = `${call.method === "HEAD" ? "GET" : call.method} ${path}`;
  for (const [pattern, operation] of Object.entries(routes)) {
    const match = new RegExp(`^${pattern.replace(":id", "([\\w-]+)")}$`).exec(asked);
    if (match !== null) return operation(call, match[1] ?? "");
  }
  return undefined;
}

/** The same routes, each operation replaced. */
export function wrap(
  routes: Routes,
  by: (operation: Operation, pattern: string) => Operation,
): Routes {
  return Object.fromEntries(
    Object.entries(routes).map(([pattern, operation]) => [pattern, by(operation, pattern)]),
  );
}
