/** The server's answers, before they are put on the wire. */
import { identifier } from "./identifiers";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The layer of the server that answers; each adds its own headers (`headers.ts`). */
  readonly from: "application" | "status" | "router" | "parser";
}

export function json(status: number, value: unknown, headers: Answer["headers"] = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(value),
    from: "application",
  };
}

/** JSON as v1, and all of 0.23, label it. */
export function labelledJson(
  status: number,
  value: unknown,
  headers: Answer["headers"] = {},
): Answer {
  return json(status, value, { "content-type": "application/json; charset=utf-8", ...headers });
}

export function plain(status: number, text: string): Answer {
  return { status, headers: { "content-type": "text/plain" }, body: text, from: "application" };
}

/** No such route. */
export function unrouted(value: unknown): Answer {
  return { ...json(404, value), from: "router" };
}

/** The body could not be parsed. */
export const unparsable: Answer = { status: 400, headers: {}, body: "", from: "parser" };

/** The body was parsed and is of no use to the application, which does not expect that. */
export const internalError: Answer = json(500, {
  error: "Internal Server Error",
  message: "An error occurred. Please try again later.",
});

/** With the cookie that 0.23 sets on whatever browsers may call without more ado (recorded). */
export function withSession(answer: Answer): Answer {
  const cookie = `sess=${identifier(50)}; path=/; expires=Thu, 01 Jan 2099 00:00:00 GMT`;
  return { ...answer, headers: { ...answer.headers, "set-cookie": cookie } };
}
