/** Many callers want the same secret at the same moment, and exactly one gets it; old servers give it to all. */
import { once } from "node:events";
import { request, type ClientRequest, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ask, conceal } from "./ask";
import { startReferenceServer, type ReferenceServer } from "./server";

let server: ReferenceServer;

beforeEach(async () => {
  server = await startReferenceServer();
});

afterEach(() => server.close());

/** Each on a connection of its own. The last byte of each is sent when the server has begun with all. */
async function atOnce(paths: readonly string[]): Promise<readonly string[]> {
  const body = '{"continue":true}';
  const requests = await Promise.all(paths.map((path) => opened(path, body)));
  const answers = requests.map(async (outgoing) => {
    const [response] = await once(outgoing, "response");
    // `response` carries the message and nothing else (node:http).
    const message: IncomingMessage = response;
    return text(message);
  });
  for (const outgoing of requests) outgoing.end(body.slice(-1));
  return Promise.all(answers);
}

async function opened(path: string, body: string): Promise<ClientRequest> {
  const headers = {
    "content-type": "application/json",
    "content-length": body.length,
    expect: "100-continue",
  };
  const outgoing = request(`${server.origin}${path}`, { method: "POST", agent: false, headers });
  const begun = once(outgoing, "continue");
  outgoing.write(body.slice(0, -1));
  await begun;
  return outgoing;
}

const holding = (answers: readonly string[], value: string) =>
  answers.filter((answer) => answer.includes(value)).length;

test.each([
  { version: "0.26", winners: 1 },
  { version: "0.23", winners: 12 },
] as const)("among reveals, whatever the API (v$version: $winners of 12)", async (release) => {
  server.switch({ version: release.version });
  for (let round = 0; round < 5; round += 1) {
    const { id, receiptId } = await conceal(server, { secret: "the one value" });
    const ways = [
      `/api/v2/guest/secret/${id}/reveal`,
      `/api/v2/secret/${id}/reveal`,
      `/api/v1/secret/${id}`,
    ];
    const answers = await atOnce([...ways, ...ways, ...ways, ...ways]);
    expect(holding(answers, "the one value")).toBe(release.winners);
    expect(holding(await atOnce(ways), "the one value")).toBe(0);
    expect((await ask(server, `GET /api/v2/guest/receipt/${receiptId}`)).json).toMatchObject({
      record: { is_received: true },
    });
  }
});

test("a burn and a reveal never both succeed", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id, receiptId } = await conceal(server, { secret: "the one value" });
    const burn = `/api/v2/guest/receipt/${receiptId}/burn`;
    const reveal = `/api/v2/guest/secret/${id}/reveal`;
    const answers = await atOnce(round % 2 === 0 ? [burn, reveal] : [reveal, burn]);
    const revealed = holding(answers, "the one value");
    const burned = holding(answers, '"title":"Secret burned"');
    expect(revealed + burned).toBe(1);
    expect((await ask(server, `GET /api/v2/guest/receipt/${receiptId}`)).json).toMatchObject({
      record: { state: revealed === 1 ? "revealed" : "burned" },
    });
  }
});
