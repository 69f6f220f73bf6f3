/** Plays recorded exchanges: an Io that knows the requests and their answers. */
import { expect } from "vitest";
import { Failure } from "../../lib/failure";
import type { Io } from "../../lib/service";

export interface Exchange {
  readonly request: {
    readonly method: string;
    readonly url: string;
    /** Beside those that every request has. */
    readonly headers?: Readonly<Record<string, string>>;
    /** As JSON. */
    readonly body?: unknown;
    /** As a form, in place of JSON. */
    readonly form?: Readonly<Record<string, string>>;
    readonly safe: boolean;
    /** Milliseconds. */
    readonly timeout?: number;
  };
  readonly answer?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    /** The body as JSON or as text. */
    readonly json?: unknown;
    readonly text?: string;
  };
  /** The moment at which the connection is lost, in place of an answer. */
  readonly breaks?: "before the answer" | "within the body";
}

export interface Replay extends Io {
  /** Throws if anything was sent that is not in the list, or anything in the list was not. */
  finish(): void;
}

export function replay(
  exchanges: readonly Exchange[],
  rest: Pick<Io, "credentials"> & {
    readonly now?: number;
    /** As hex, in the order of the draws. */
    readonly random?: readonly string[];
  } = {},
): Replay {
  const sent: unknown[] = [];
  const { now = 0, random = [], ...credentials } = rest;
  const draws = random.values();
  return {
    ...credentials,
    now: () => now,
    random(length) {
      const drawn = Buffer.from(draws.next().value ?? "", "hex");
      if (drawn.length !== length) throw new Error("no such randomness in this case");
      return Uint8Array.from(drawn);
    },
    async send(request, options) {
      const exchange = exchanges[sent.length];
      sent.push(await plain(request, options));
      if (!exchange) throw new Error(`request ${sent.length} is one too many`);
      // Compared at once, so that a wrong request shows itself, and not only its consequences.
      expect(sent.at(-1)).toEqual(expected(exchange));
      return answer(exchange);
    },
    finish() {
      expect(sent).toEqual(exchanges.map(expected));
    },
  };
}

const FORM = "application/x-www-form-urlencoded;charset=UTF-8";

/** A request as data, with everything that keeps it private. */
async function plain(request: Request, options: Parameters<Io["send"]>[1]) {
  const form = request.headers.get("content-type") === FORM;
  const body = await request.text();
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    ...(form ? { form: Object.fromEntries(new URLSearchParams(body)) } : {}),
    ...(form || body === "" ? {} : { body: JSON.parse(body) as unknown }),
    credentials: request.credentials,
    cache: request.cache,
    redirect: request.redirect,
    referrerPolicy: request.referrerPolicy,
    ...options,
  };
}

function expected({ request }: Exchange) {
  return {
    ...request,
    headers: {
      accept: "application/json",
      ...(request.body !== undefined && { "content-type": "application/json" }),
      ...(request.form && { "content-type": FORM }),
      ...request.headers,
    },
    credentials: "omit",
    cache: "no-store",
    redirect: "manual",
    referrerPolicy: "no-referrer",
  };
}

function answer({ request, answer: given, breaks }: Exchange): Response {
  if (breaks === "within the body") return new Response(brokenBody(), json);
  if (breaks) {
    throw new Failure({
      kind: request.safe ? "unreachable" : "unanswered",
      reason: "no-answer",
    });
  }
  if (!given) throw new Error("an exchange has an answer or breaks");
  const { status, headers = {} } = given;
  const body = given.json === undefined ? given.text : JSON.stringify(given.json);
  // A body of bytes brings no content type of its own, as a string would.
  return new Response(body === undefined ? null : new TextEncoder().encode(body), {
    status,
    headers,
  });
}

const json = { headers: { "content-type": "application/json" } };

function brokenBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (body) => body.enqueue(new TextEncoder().encode('{"record":{"secret_va')),
    pull: (body) => body.error(new TypeError("terminated")),
  });
}
