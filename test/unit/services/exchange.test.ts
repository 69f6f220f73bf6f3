import { describe, expect, test } from "vitest";
import { Failure } from "../../../lib/failure";
import { exchange, type Call } from "../../../lib/services/exchange";
import type { Io } from "../../../lib/service";

const url = "https://example.com/api";
const get: Call = { method: "GET", url, safe: true };
const post: Call = { method: "POST", url, body: { secret: "s3cret" }, safe: false };
const json = { "content-type": "application/json" };
const now = Date.parse("2026-11-22T12:00:00Z");

interface Sent {
  readonly request: Request;
  readonly options: Parameters<Io["send"]>[1];
}

/** An Io that answers this, and what was sent through it. */
function answering(response: Response): { readonly io: Io; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const io: Io = {
    send(request, options) {
      sent.push({ request, options });
      return Promise.resolve(response);
    },
    random: (length) => new Uint8Array(length),
    now: () => now,
  };
  return { io, sent };
}

const answer = (body: string | null, init: ResponseInit, call = get) =>
  exchange(answering(new Response(body && new TextEncoder().encode(body), init)).io, call);

function stream(...chunks: readonly (Uint8Array | Error)[]): ReadableStream<Uint8Array> {
  const rest = chunks.values();
  return new ReadableStream(
    {
      pull(controller) {
        const { value, done } = rest.next();
        if (done) controller.close();
        else if (value instanceof Error) controller.error(value);
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}

describe("the request", () => {
  test("is private and asks for JSON", async () => {
    const { io, sent } = answering(new Response(null));
    await exchange(io, get);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.options).toEqual({ safe: true });
    expect(sent[0]?.request).toMatchObject({
      method: "GET",
      url,
      credentials: "omit",
      cache: "no-store",
      redirect: "manual",
      referrerPolicy: "no-referrer",
      body: null,
    });
    expect([...(sent[0]?.request.headers ?? [])]).toEqual([["accept", "application/json"]]);
  });

  test("carries JSON, headers and timeout", async () => {
    const { io, sent } = answering(new Response(null));
    await exchange(io, { ...post, headers: { Authorization: "Basic x" }, timeout: 5 });
    expect(sent[0]?.options).toEqual({ safe: false, timeout: 5 });
    expect([...(sent[0]?.request.headers ?? [])]).toEqual([
      ["accept", "application/json"],
      ["authorization", "Basic x"],
      ["content-type", "application/json"],
    ]);
    expect(await sent[0]?.request.text()).toBe('{"secret":"s3cret"}');
  });
});

describe("a form", () => {
  test("carries every sign, and says what it is", async () => {
    const { io, sent } = answering(new Response(null));
    const fields = { secret: "a+b&c=d é😀\r\n%00\0", ttl: "60" };
    await exchange(io, { ...post, body: new URLSearchParams(fields) });
    expect([...(sent[0]?.request.headers ?? [])]).toEqual([
      ["accept", "application/json"],
      ["content-type", "application/x-www-form-urlencoded;charset=UTF-8"],
    ]);
    const body = await sent[0]?.request.text();
    expect(body).toBe("secret=a%2Bb%26c%3Dd+%C3%A9%F0%9F%98%80%0D%0A%2500%00&ttl=60");
  });

  test("may be empty", async () => {
    const { io, sent } = answering(new Response(null));
    await exchange(io, { ...post, body: new URLSearchParams() });
    expect(await sent[0]?.request.text()).toBe("");
  });
});

describe("the answer", () => {
  test("is JSON where it says so and is so", async () => {
    const headers = { "content-type": "Application/JSON; charset=utf-8" };
    expect(await answer('{"a":[1]}', { headers })).toEqual({
      safe: true,
      status: 200,
      type: "application/json",
      body: '{"a":[1]}',
      json: { a: [1] },
    });
    const problem = { headers: { "content-type": "application/problem+json" } };
    expect(await answer("null", problem)).toHaveProperty("json", null);
  });

  test.each([
    ["a page", "<p>", "text/html"],
    ["JSON under another name", "{}", "text/plain"],
    ["text under the name of JSON", "s3cret", "application/json"],
    ["nothing under the name of JSON", "", "application/json"],
  ])("is not JSON: %s", async (_, body, type) => {
    const options = { status: 500, headers: { "content-type": type } };
    expect(await answer(body, options)).toEqual({ safe: true, status: 500, type, body });
  });

  test("may be empty", async () => {
    expect(await answer(null, { status: 400 })).toEqual({
      safe: true,
      status: 400,
      type: "",
      body: "",
    });
  });

  test("keeps characters that two chunks share, and a BOM inside", async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ text: "\uFEFFgrün 😀" }));
    const cuts = [...bytes].map((byte) => Uint8Array.of(byte));
    const { io } = answering(new Response(stream(...cuts), { headers: json }));
    expect(await exchange(io, get)).toHaveProperty("json.text", "\uFEFFgrün 😀");
  });

  test.each([
    ["30", 30],
    ["Sun, 22 Nov 2026 12:00:20 GMT", 20],
    ["Sun, 22 Nov 2026 11:00:00 GMT", 0],
  ])("says how long to wait: %s", async (header, seconds) => {
    const options = { status: 429, headers: { "retry-after": header } };
    expect(await answer(null, options)).toHaveProperty("retryAfter", seconds);
  });

  test.each([
    ["Sun, 22 Nov 2026 10:00:00 GMT", 7_200_000],
    ["Mon, 23 Nov 2026 12:00:00 GMT", -86_400_000],
  ])("says how far the server's clock is away: %s", async (date, behind) => {
    expect(await answer(null, { headers: { date } })).toHaveProperty("behind", behind);
  });

  test.each(["Sun, 22 Nov 2026 11:59:30 GMT", "yesterday"])(
    "says nothing of the server's clock by %s",
    async (date) => {
      expect(await answer(null, { headers: { date } })).not.toHaveProperty("behind");
    },
  );

  test("says nothing of waiting where the header makes no sense", async () => {
    const options = { status: 429, headers: { "retry-after": "later" } };
    expect(await answer(null, options)).not.toHaveProperty("retryAfter");
  });
});

describe("fails", () => {
  const redirected = new Failure({ kind: "protocol", reason: "redirected" });

  test.each([301, 302, 303, 307, 308])("at a redirect that Node shows: %d", async (status) => {
    const options = { status, headers: { location: "https://elsewhere.example/" } };
    await expect(answer(null, options)).rejects.toEqual(redirected);
  });

  test("at a redirect that browsers hide", async () => {
    // Such a response cannot be made by hand: it has status 0 and this type.
    const response = Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" });
    await expect(exchange(answering(response).io, get)).rejects.toEqual(redirected);
  });

  test.each([
    ["a safe call", get, "unreachable"],
    ["any other", post, "unanswered"],
  ] as const)("in the middle of a body: %s", async (_, call, kind) => {
    const body = stream(new TextEncoder().encode('{"s3cret'), new TypeError("terminated s3cret"));
    const { io } = answering(new Response(body, { headers: json }));
    const error: unknown = await exchange(io, call).catch((reason: unknown) => reason);
    expect(error).toEqual(new Failure({ kind, reason: "no-answer" }));
    expect(error).not.toHaveProperty("cause");
  });

  test("at a body without end, and hangs up", async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(32);
    let pulled = 0;
    let hungUp = false;
    const body = new ReadableStream(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(chunk);
        },
        cancel() {
          hungUp = true;
        },
      },
      { highWaterMark: 0 },
    );
    const { io } = answering(new Response(body, { headers: json }));
    await expect(exchange(io, get)).rejects.toEqual(
      new Failure({ kind: "protocol", reason: "unexpected" }),
    );
    expect({ pulled, hungUp }).toEqual({ pulled: 17, hungUp: true });
  });

  test("as the Io does", async () => {
    const denied = new Failure({ kind: "denied", reason: "no-permission" });
    const io: Io = { ...answering(new Response()).io, send: () => Promise.reject(denied) };
    await expect(exchange(io, get)).rejects.toBe(denied);
  });
});
