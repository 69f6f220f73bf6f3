/** A plain client for the tests of the reference server. */
import type { ReferenceServer } from "./server";

export interface Told {
  readonly status: number;
  readonly type: string | null;
  /** The JSON, or nothing if it is none. */
  readonly json: unknown;
}

/** `what` is "METHOD /path"; `body` is sent as JSON. */
export async function ask(
  { origin }: Pick<ReferenceServer, "origin">,
  what: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const [method = "GET", path = "/"] = what.split(" ");
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${origin}${path}`, {
    method,
    redirect: "manual",
    headers: { "content-type": "application/json", ...headers },
    ...sent,
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    json: isJson(text) ? JSON.parse(text) : undefined,
  };
}

/** The header for these credentials, of which only ASCII is. */
export function basic({ user, token }: { readonly user: string; readonly token: string }) {
  return { authorization: `Basic ${btoa(`${user}:${token}`)}` };
}

/** Conceals by v2 and gives the two identifiers. Throws if the server does not take it. */
export async function conceal(
  server: Pick<ReferenceServer, "origin">,
  secret: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: string; readonly receiptId: string }> {
  const { status, json } = await ask(server, "POST /api/v2/guest/secret/conceal", { secret });
  const ids = JSON.stringify(json)?.match(/(?<="identifier":")[\da-z]+/g) ?? [];
  const [receiptId, id] = [ids[0], ids.at(-1)];
  if (id === undefined || receiptId === undefined) throw new Error(`not concealed: ${status}`);
  return { id, receiptId };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
