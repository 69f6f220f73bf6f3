/** Password Pusher over real HTTP: the server as its operator sees it. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SecretLink } from "../../../../lib/domain";
import type { Receiving, Secret } from "../../../../lib/service";
import { kind } from "../../../../lib/services/passwordpusher/kind";
import { receiving as recipient } from "../../../../lib/services/passwordpusher/receiving";
import { sending } from "../../../../lib/services/passwordpusher/sending";
import { NO_POLICY } from "../../../../lib/settings/policy";
import { burnNeeds } from "../../../../lib/sharing/receipts";
import { share as shareDraft } from "../../../../lib/sharing/share";
import { DAY } from "../../../../lib/time";
import { startPushServer, type PushServer } from "../../../reference/passwordpusher/server";
import { nodeIo } from "../../../support/node-io";

const receiving: Receiving = recipient;

let server: PushServer;

beforeEach(async () => {
  server = await startPushServer();
});
afterEach(() => server.close());

const at = () => kind.server(server.address);
const usual: Secret = { text: "-----BEGIN PRIVATE KEY-----", lifetime: DAY };

async function share(secret: Partial<Secret> = {}): Promise<SecretLink> {
  const { id, form = "" } = await sending.create(nodeIo, at(), { ...usual, ...secret });
  return { service: kind.id, address: server.address, id, form };
}

const linkTo = (id: string): SecretLink => ({ service: kind.id, address: server.address, id });

test("the passphrase is in no address but that of the reveal, and the text in none", async () => {
  const link = await share({ passphrase: "hunter2 ü" });
  await receiving.preview(nodeIo, at(), link);
  expect(server.log.map(({ path }) => path).join()).not.toContain("hunter2");
  const revealed = await receiving.reveal(nodeIo, at(), link, "hunter2 ü");
  expect(revealed).toEqual({ state: "revealed", text: usual.text });
  const told = server.log.filter(({ path }) => path.includes("hunter2"));
  expect(told.map(({ path }) => path)).toEqual([
    `/api/v2/pushes/${link.id}.json?passphrase=hunter2%20%C3%BC`,
  ]);
});

test("a link that we sealed tells the server no access code", async () => {
  const link = { ...(await share()), key: "0".repeat(64) };
  await receiving.reveal(nodeIo, at(), link, "an access code");
  expect(JSON.stringify(server.log)).not.toContain("access");
});

test("a secret with a passphrase is burned without it, and nobody is asked for it", async () => {
  const terms = { lifetime: DAY, sealed: false, passphrase: "hunter2" };
  const rules = { policy: NO_POLICY, explanation: "" };
  const draft = { text: usual.text, terms, note: "" };
  const { receipt, link } = await shareDraft(sending, nodeIo, at(), draft, rules);
  expect(burnNeeds(receipt, undefined)).toBe("nothing");
  const ended = await sending.burn(nodeIo, at(), receipt.handle ?? "");
  expect(ended).toMatchObject({ state: "burned" });
  expect(await receiving.reveal(nodeIo, at(), link, "hunter2")).toEqual({ state: "gone" });
});

test("a wrong passphrase uses nothing up, and the sixth in a minute is locked out", async () => {
  const link = await share({ passphrase: "right" });
  expect(await receiving.reveal(nodeIo, at(), link)).toEqual({ state: "passphrase" });
  for (let tries = 0; tries < 5; tries += 1) {
    // One after the other: the server counts them.
    expect(await receiving.reveal(nodeIo, at(), link, "wrong")).toEqual({ state: "passphrase" });
  }
  await expect(receiving.reveal(nodeIo, at(), link, "right")).rejects.toMatchObject({
    info: { kind: "busy", reason: "locked-out", retryAfter: 60 },
  });
  server.advance(60);
  expect(await receiving.reveal(nodeIo, at(), link, "right")).toMatchObject({ text: usual.text });
});

describe("a gateway", () => {
  beforeEach(() => server.switch({ api: "none" }));

  test("is asked for its version alone, and its page opens the secret", async () => {
    const id = server.keep({ payload: "claimed by a page" });
    expect(await receiving.preview(nodeIo, at(), linkTo(id))).toEqual({ state: "elsewhere" });
    await expect(receiving.reveal(nodeIo, at(), linkTo(id))).rejects.toMatchObject({
      info: { kind: "protocol", reason: "no-such-server" },
    });
    expect(server.stored(id)).toBe("claimed by a page");
    expect(server.log.filter(({ path }) => path.includes(id))).toEqual([]);
  });
});

test("a server that wants an account leaves the secret to its page", async () => {
  server.switch({ anonymous: false });
  const id = server.keep({ payload: "for the page" });
  expect(await receiving.preview(nodeIo, at(), linkTo(id))).toEqual({ state: "elsewhere" });
  await expect(receiving.reveal(nodeIo, at(), linkTo(id))).rejects.toMatchObject({
    info: { kind: "denied", reason: "no-guests" },
  });
  expect(server.stored(id)).toBe("for the page");
});

test.each([
  ["more views", { views: { least: 2, most: 100, usual: 5 } }],
  ["more days", { days: { least: 2, most: 90, usual: 7 } }],
] as const)("a secret that was granted %s than asked is ended", async (_title, change) => {
  server.switch(change);
  await expect(share()).rejects.toMatchObject({
    info: { kind: "refused", reason: "granted-more" },
  });
  const [, , ended] = server.log;
  expect(ended).toMatchObject({ method: "DELETE", status: 200 });
  expect(server.stored(/[\w-]+(?=\.json)/.exec(ended?.path ?? "")?.[0] ?? "")).toBeUndefined();
});

test("a secret that was granted more and that nobody may end is told apart", async () => {
  server.switch({ views: { least: 2, most: 100, usual: 5 }, deletable: false });
  await expect(share()).rejects.toMatchObject({
    info: { kind: "protocol", reason: "granted-more" },
  });
});

test("a secret with files comes with the addresses of its files", async () => {
  const file = { filename: "a.txt", content_type: "text/plain", url: `${server.address}/a.txt` };
  const id = server.keep({ kind: "file", payload: "see the file" }, [file]);
  const revealed = await receiving.reveal(nodeIo, at(), linkTo(id));
  expect(revealed).toMatchObject({ state: "answer", text: expect.stringContaining(file.url) });
  expect(revealed).toMatchObject({ text: expect.stringContaining("see the file") });
});

test.each(["cut", "garbage", "flood", "odd"] as const)(
  "a burn whose answer is a failure (%s) proves nothing",
  async (fault) => {
    const { id } = await share();
    server.fail({ kind: fault, on: /^DELETE/ });
    await expect(sending.burn(nodeIo, at(), id)).rejects.toMatchObject({ name: "Failure" });
  },
);
