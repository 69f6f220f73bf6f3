/** The reference server of PrivateBin against the recording of a real one. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { text } from "../../../lib/fields";
import { send, type Reply } from "../conformance/send";
import { startPrivateBin, type PrivateBin } from "./server";

type Headers = Readonly<Record<string, string>>;

interface Recording {
  readonly about: unknown;
  readonly requestHeaders: Headers;
  readonly answerHeaders: Headers;
  readonly exchanges: readonly {
    readonly name: string;
    readonly request: {
      readonly method: string;
      readonly path: string;
      /** In place of the usual ones. */
      readonly headers?: Headers;
      /** As JSON. Absent: none. */
      readonly body?: unknown;
    };
    /** The body of the answer. */
    readonly answer: unknown;
  }[];
}

// Our own data: the replay fails on a file of another shape.
const recording: Recording = JSON.parse(
  readFileSync(new URL("recording.json", import.meta.url), "utf8"),
);

/** The clock stands still: the answers' times must not depend on their speed. */
const now = () => Date.UTC(2026, 7, 21, 12);

describe("the recording", () => {
  const { about, requestHeaders, answerHeaders, exchanges } = recording;
  const replies = new Map<string, Reply>();
  /** Delete tokens of the replay by those of the recording. */
  const tokens = new Map<string, string>();
  let server: PrivateBin;

  beforeAll(async () => {
    server = await startPrivateBin({ now });
    for (const { name, request, answer } of exchanges) {
      const { method, path, headers = requestHeaders, body } = request;
      const sent = Buffer.from(body === undefined ? "" : translated(body));
      // One after the other, as they were recorded.
      const reply = await send(server.origin, { method, path, headers, body: sent });
      replies.set(name, reply);
      const [was, is] = [answer, parsed(reply.body)].map((one) => text(one, "deletetoken"));
      if (was !== undefined && is !== undefined) tokens.set(was, is);
    }
  });

  afterAll(() => server.close());

  /** As JSON, with the tokens of the replay. */
  function translated(body: unknown): string {
    return [...tokens].reduce((so, [was, is]) => so.replaceAll(was, is), JSON.stringify(body));
  }

  test.each(exchanges)("$name", ({ name, answer }) => {
    const reply = replies.get(name);
    expect(reply?.status).toBe(200);
    expect(reply?.headers).toMatchObject(answerHeaders);
    expect(parsed(reply?.body ?? "")).toEqual(JSON.parse(translated(answer)));
  });

  test("says where it comes from", () => {
    expect(about).toMatchObject({
      server: expect.stringMatching(/^PrivateBin \d/),
      recorded: expect.stringMatching(/^\d{4}-\d\d-\d\d/),
    });
  });
});

/** An empty body is an empty text. */
function parsed(body: string): unknown {
  return body === "" ? "" : JSON.parse(body);
}

describe("from the source of 2.0.5, not recorded:", () => {
  let server: PrivateBin;
  beforeAll(async () => {
    server = await startPrivateBin({ now });
  });
  afterAll(() => server.close());

  const parameters = ["AAAAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAA=", 100_000, 256, 128];
  const adata = [[...parameters, "aes", "gcm", "none"], "plaintext", 0, 1];

  async function create(ct: string): Promise<unknown> {
    const body = Buffer.from(JSON.stringify({ v: 2, adata, ct, meta: { expire: "1day" } }));
    const headers = asJson;
    return parsed((await send(server.origin, { method: "POST", path: "/", headers, body })).body);
  }

  const get = (path: string, headers: Headers, method = "GET") =>
    send(server.origin, { method, path, headers, body: Buffer.alloc(0) });
  const asJson = { accept: "application/json" };
  const asPage = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

  test("a look at the page burns nothing, and HEAD for JSON does", async () => {
    const id = text(await create("AAECAwQFBgcICQoLDA0ODw=="), "id") ?? "";
    expect((await get(`/?${id}`, asPage)).body).toContain("js/privatebin.js?2.0.5");
    expect((await get(`/?pasteid=${id}`, asPage)).body).toContain("<html");
    expect(server.stored(id)).toBeDefined();
    await get(`/?pasteid=${id}`, asJson, "HEAD");
    expect(server.stored(id)).toBeUndefined();
  });

  test("a pause counts refused texts too", async () => {
    server.switch({ pause: 10 });
    server.advance(11);
    expect(await create("not base64")).toMatchObject({ status: 1, message: "Invalid data." });
    expect(await create("ICEiIyQlJicoKSorLC0uLw==")).toMatchObject({ status: 1 });
    server.advance(11);
    expect(await create("ICEiIyQlJicoKSorLC0uLw==")).toMatchObject({ status: 0 });
    server.switch({ pause: 0 });
  });

  test("a paste ends when its time is over", async () => {
    const id = text(await create("MDEyMzQ1Njc4OTo7PD0+Pw=="), "id") ?? "";
    server.advance(86_401);
    const { body } = await get(`/?pasteid=${id}`, asJson);
    expect(parsed(body)).toMatchObject({ status: 1 });
  });

  test("lifetimes are listed by name, since 1.5.2", async () => {
    const types = async () => parsed((await get("/?jsonld=types", asJson)).body);
    expect(await types()).toMatchObject({
      Expiration: { "@enum": expect.arrayContaining(["5min", "never"]) },
    });
    server.switch({ version: "1.5.1" });
    expect(await types()).toEqual({});
    server.switch({ version: "2.0.5" });
  });
});
