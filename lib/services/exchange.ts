/** Makes one request to an interface that answers in JSON, with every option that keeps it private, and reads its answer. */
import type { Seconds } from "../domain";
import { Failure } from "../failure";
import type { Io } from "../service";

export interface Call {
  readonly method: "GET" | "HEAD" | "POST" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as a form if it is `URLSearchParams`, else as JSON. */
  readonly body?: object;
  /** True if sending it twice would harm nothing. */
  readonly safe: boolean;
  /** Milliseconds for answer and body together. Absent: waits however long it takes. */
  readonly timeout?: number;
}

export interface HttpAnswer {
  /** As in the call. */
  readonly safe: boolean;
  readonly status: number;
  /** Media type in lower case without parameters; empty if the server names none. */
  readonly type: string;
  /** The body unchanged. */
  readonly body: string;
  /** The value of the body. Absent: it is no JSON. */
  readonly json?: unknown;
  /** The value of `Retry-After`. */
  readonly retryAfter?: Seconds;
  /**
   * From `Date`: the delay of the server's clock behind ours, in milliseconds. Absent: within {@link SAME}, or the server tells
   * no time.
   */
  readonly behind?: number;
}

/**
 * Bytes. A lower limit could lose a text that was consumed by reading it: the longest that any release keeps by default is
 * 1,000,000 characters (Onetime Secret v0.11 to v0.17), which escaped one by one take 12 MB.
 */
const LARGEST = 16 * 1024 * 1024;

/**
 * Sends once, without cookies, cache or referrer.
 *
 * @throws Failure `protocol` for a redirect, which is not followed, and for an endless body; without a whole answer
 *   `unreachable` if the call is safe, else `unanswered`; and whatever {@link Io.send} throws
 */
export async function exchange(io: Io, call: Call): Promise<HttpAnswer> {
  const { safe, timeout } = call;
  const response = await io.send(
    request(call),
    timeout === undefined ? { safe } : { safe, timeout },
  );
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
    throw new Failure({ kind: "protocol", reason: "redirected" });
  }
  const type = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const body = await read(response, safe);
  return {
    safe,
    status: response.status,
    type,
    body,
    ...(isJson(type) ? parsed(body) : {}),
    ...waiting(response.headers.get("retry-after"), io.now()),
    ...behind(response.headers.get("date"), io.now()),
  };
}

/** Milliseconds: the way there and back, and the part of a second that `Date` leaves out. */
const SAME = 60_000;

function behind(header: string | null, now: number): Pick<HttpAnswer, "behind"> {
  const difference = now - Date.parse(header ?? "");
  return Math.abs(difference) > SAME ? { behind: difference } : {};
}

function request({ method, url, headers, body }: Call): Request {
  const form = body instanceof URLSearchParams;
  return new Request(url, {
    method,
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    // Not "error": nobody could tell that from a network failure.
    redirect: "manual",
    headers: {
      Accept: "application/json",
      // A form brings its own type.
      ...(body && !form && { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body && { body: form ? body : JSON.stringify(body) }),
  });
}

/** The body as text; it may break off or never end. */
async function read(response: Response, safe: boolean): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let body = "";
  let size = 0;
  for (;;) {
    // A stream gives one chunk after the other. The cause is dropped, since it may name the address.
    const chunk = await reader.read().catch(() => undefined);
    if (!chunk)
      throw new Failure({ kind: safe ? "unreachable" : "unanswered", reason: "no-answer" });
    if (chunk.done) return body + decoder.decode();
    size += chunk.value.length;
    if (size > LARGEST) {
      void reader.cancel().catch(() => undefined);
      throw new Failure({ kind: "protocol", reason: "unexpected" });
    }
    body += decoder.decode(chunk.value, { stream: true });
  }
}

function isJson(type: string): boolean {
  return type === "application/json" || type.endsWith("+json");
}

/** The parser's own error is dropped: it quotes the text. */
function parsed(body: string): Pick<HttpAnswer, "json"> {
  try {
    return { json: JSON.parse(body) };
  } catch {
    return {};
  }
}

/** RFC 9110, 10.2.3: seconds or a date. */
function waiting(header: string | null, now: number): Pick<HttpAnswer, "retryAfter"> {
  if (header === null) return {};
  const seconds = /^\d+$/.test(header)
    ? Number(header)
    : Math.max(0, Math.ceil((Date.parse(header) - now) / 1000));
  return Number.isFinite(seconds) ? { retryAfter: seconds } : {};
}
