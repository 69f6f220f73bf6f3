/** The reference server against what was recorded of a real one. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { text } from "../../../lib/fields";
import type { Host } from "../host";
import { startCryptFyi } from "./server";

interface Exchange {
  readonly name: string;
  /** The source of an exchange that was not recorded. */
  readonly source?: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** As JSON, or as text. */
    readonly body: unknown;
  };
}

// Our own data: a value that does not fit the type fails the tests.
const recording: {
  readonly about: { readonly server: string; readonly recorded: string };
  readonly exchanges: readonly Exchange[];
} = JSON.parse(readFileSync(new URL("recording.json", import.meta.url), "utf8"));

let server: Host;
/** The recorded ids and tokens, and the server's own in their place. */
const renamed = new Map<string, string>();

beforeAll(async () => {
  server = await startCryptFyi({ layout: "interface alone" });
});
afterAll(() => server.close());

const { exchanges } = recording;

// In the order of the recording, since one exchange follows from another.
test.each([...exchanges])("$name", async ({ request, answer }) => {
  const { method, path, headers = {}, body } = request;
  const given = await fetch(`${server.origin}${asNamedHere(path)}`, {
    method,
    headers,
    redirect: "manual",
    ...(body === undefined ? {} : { body: asNamedHere(JSON.stringify(body)) }),
  });
  const came = await given.text();
  learn(answer.body, came);
  expect({
    status: given.status,
    headers: comparable(Object.fromEntries(given.headers)),
    body: asPlain(came),
  }).toEqual({
    status: answer.status,
    headers: comparable(answer.headers),
    body: asPlain(asNamedHere(asText(answer.body))),
  });
});

test("says where it comes from", () => {
  expect(recording.about.server).toMatch(/^crypt\.fyi \d/);
  expect(recording.about.recorded).toMatch(/^\d{4}-\d\d-\d\d/);
});

function asNamedHere(written: string): string {
  return [...renamed].reduce((all, [there, here]) => all.replaceAll(there, here), written);
}

function learn(recorded: unknown, came: string): void {
  for (const name of ["id", "dt"]) {
    const there = text(recorded, name);
    const here = came === "" ? undefined : text(JSON.parse(came), name);
    if (there !== undefined && here !== undefined) renamed.set(there, here);
  }
}

function asText(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}

/** Without the moment of creation, which is another; ids and tokens have their form checked by being used. */
function asPlain(body: string): unknown {
  if (body === "") return body;
  const value: unknown = JSON.parse(body);
  return typeof value === "object" && value !== null && "cd" in value
    ? { ...value, cd: typeof value.cd }
    : value;
}

/** Headers of the connection say nothing of the server, and the rest of a limit follows from all requests before. */
function comparable(headers: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(
        ([name]) => !/^(?:date|connection|keep-alive|transfer-encoding|content-length)$/.test(name),
      )
      .map(([name, value]) => [
        name,
        /-(?:remaining|reset)$/.test(name) ? /^\d+$/.test(value) : value,
      ]),
  );
}
