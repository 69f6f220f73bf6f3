/** The parameters of a request: its query, and its body in whatever form that came. */
import type { Received } from "./call";

export type Params = Readonly<Record<string, unknown>>;

/** The bodies that a server takes for JSON. `sniff`: it guesses if it does not know the declared type (since 0.24). */
export type Reading = "sniff" | "json" | "form-only";

/** `malformed`: the body is not of the declared type. `no-object`: JSON, but no object. */
export async function readParams(
  { query, headers, body }: Received,
  reading: Reading,
): Promise<Params | "malformed" | "no-object"> {
  const fields = await readBody(headers["content-type"], body, reading);
  if (fields === "malformed" || fields === "no-object") return fields;
  return { ...nested(query), ...fields };
}

async function readBody(type: string | undefined, body: Buffer, reading: Reading) {
  if (body.length === 0) return {};
  const text = body.toString("utf8");
  const form = shape(type, text, reading);
  if (form === "json") return readJson(text);
  if (form === "urlencoded") return nested(new URLSearchParams(text));
  if (form === "multipart") return nested(await readMultipart(type, body));
  return {};
}

async function readMultipart(type: string | undefined, body: Buffer): Promise<FormData> {
  const headers = { "content-type": type ?? "" };
  return new Response(new Uint8Array(body), { headers }).formData();
}

function shape(type: string | undefined, text: string, reading: Reading) {
  const declared = type?.split(";")[0]?.trim().toLowerCase();
  if (declared === "application/x-www-form-urlencoded") return "urlencoded";
  if (declared === "multipart/form-data") return "multipart";
  if (reading === "sniff") {
    if (declared === "application/json") return "json";
    return /^\s*[{[]/.test(text) ? "json" : "urlencoded";
  }
  if (declared === undefined) return "urlencoded";
  return declared === "application/json" && reading === "json" ? "json" : "unknown";
}

function readJson(text: string): Params | "malformed" | "no-object" {
  try {
    const value: unknown = JSON.parse(text, wellFormed);
    return isObject(value) ? value : "no-object";
  } catch {
    return "malformed";
  }
}

/** The server's parser refuses lone surrogates (recorded). */
function wellFormed(_key: string, value: unknown): unknown {
  if (typeof value === "string" && !value.isWellFormed()) throw new SyntaxError("lone surrogate");
  return value;
}

/** Form names such as `secret[ttl]` become an object within. */
function nested(pairs: Iterable<readonly [string, unknown]>): Params {
  const params: Record<string, unknown> = {};
  for (const [name, value] of pairs) {
    const [, outer, inner] = /^([^[]+)\[([^\]]+)\]$/.exec(name) ?? [];
    if (outer === undefined || inner === undefined) params[name] = value;
    else {
      const within = params[outer];
      params[outer] = { ...(isObject(within) ? within : {}), [inner]: value };
    }
  }
  return params;
}

export function isObject(value: unknown): value is Params {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A parameter that must be text and not empty to count. */
export function given(params: Params, name: string): string | undefined {
  const value = params[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** `continue` counts as a JSON boolean and as the word (recorded). */
export function continues(params: Params): boolean {
  return params["continue"] === true || params["continue"] === "true";
}
