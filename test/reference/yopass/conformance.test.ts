/** The reference server against the exchanges that were derived from Yopass's source. */
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { text } from "../../../lib/fields";
import type { Settings } from "./settings";
import { startYopass, type YopassServer } from "./server";

/** As the recording draws ids and tokens. */
const DRAWN = ["0123456789ABCDEFGHIJKL", "0123456789ABCDEFGHIJKM"];
const TOKEN = "SYNTHETIC-RECEIPT-TOKEN";

/** 2026-01-01T00:00Z, as in the recording. */
const START = 1_767_225_600_000;

interface Recording {
  readonly about: Readonly<Record<string, string>>;
  readonly armour: string;
  readonly runs: readonly Run[];
}

interface Run {
  readonly about: string;
  readonly settings: Partial<Settings>;
  /** Absent: {@link DRAWN}. */
  readonly ids?: readonly string[];
  readonly exchanges: readonly Exchange[];
}

interface Exchange {
  readonly name: string;
  readonly source: string;
  /** Seconds to wait before. */
  readonly after?: number;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

// The file is ours: an exchange of another shape fails below.
const recording: Recording = JSON.parse(
  readFileSync(new URL("recording.json", import.meta.url), "utf8"),
);

let server: YopassServer | undefined;
afterEach(() => server?.close());

describe.each(recording.runs)("$about", ({ settings, ids = DRAWN, exchanges }) => {
  test("answers as derived", async () => {
    const drawn = settings.licensed === true ? [ids[0], TOKEN] : [...ids];
    const draw = () => drawn.shift() ?? "0".repeat(22);
    const running = await startYopass({ settings, draw, now: () => START });
    server = running;
    for (const { name, after = 0, request, response } of exchanges) {
      running.advance(after);
      // One after the other: each finds the state that the ones before left.
      const answer = await fetch(running.origin + request.path, {
        method: request.method,
        headers: request.headers ?? {},
        ...(request.body === undefined ? {} : { body: bodyOf(request.body) }),
      });
      const body = await answer.text();
      expect.soft({ name, status: answer.status }).toEqual({ name, status: response.status });
      expect.soft(Object.fromEntries(answer.headers), name).toMatchObject(response.headers);
      const told = answer.headers.has("access-control-allow-origin");
      expect.soft(told, name).toBe("access-control-allow-origin" in response.headers);
      expect.soft(valueOf(body), name).toEqual(filled(response.body));
    }
  });
});

test("each exchange says where it comes from, and that it was not run", () => {
  expect(recording.about["derived"]).toMatch(/^Not recorded: /);
  const sources = recording.runs.flatMap(({ exchanges }) => exchanges.map(({ source }) => source));
  for (const source of sources) expect(source).toMatch(/^pkg\/server\/\w+\.go@de900a0c, not run$/);
});

test("one of many who ask at once gets a secret", async () => {
  server = await startYopass();
  const { origin } = server;
  const body = JSON.stringify({ message: recording.armour, expiration: 3600, one_time: true });
  const kept: unknown = await (
    await fetch(`${origin}/create/secret`, { method: "POST", body })
  ).json();
  const id = text(kept, "message");
  const asked = Array.from({ length: 16 }, () => fetch(`${origin}/secret/${id}`));
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 404)).toHaveLength(15);
});

test("a secret is gone after its lifetime", async () => {
  server = await startYopass({ draw: () => "0123456789ABCDEFGHIJKL" });
  const { origin } = server;
  const body = JSON.stringify({ message: recording.armour, expiration: 3600, one_time: true });
  await fetch(`${origin}/create/secret`, { method: "POST", body });
  server.advance(3600);
  expect((await fetch(`${origin}/secret/0123456789ABCDEFGHIJKL/status`)).status).toBe(404);
});

function bodyOf(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(filled(body));
}

/** With the armour, or one of the length that the recording names, in place of its name. */
function filled(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => [name, named(value)]),
  );
}

function named(value: unknown): unknown {
  if (value === "<armour>") return recording.armour;
  const [, length] = /^<armour of ([\d,]+) characters>$/.exec(String(value)) ?? [];
  if (length === undefined) return value;
  return recording.armour
    .replace("\n\n", `\n\n${"A".repeat(40_000)}`)
    .slice(0, Number(length.replace(",", "")));
}

function valueOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
