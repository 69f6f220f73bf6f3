/** Luzifer/ots over real HTTP: the server as its operator sees it. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { SecretLink } from "../../../../lib/domain";
import { kind } from "../../../../lib/services/ots/kind";
import { receiving } from "../../../../lib/services/ots/receiving";
import { sending } from "../../../../lib/services/ots/sending";
import { startOtsServer, type OtsServer } from "../../../reference/ots/server";
import { nodeIo } from "../../../support/node-io";

let server: OtsServer;

beforeEach(async () => {
  server = await startOtsServer({ switches: { path: "/tools/ots" } });
});
afterEach(() => server.close());

const at = () => kind.server(server.address);
const secret = { text: "-----BEGIN PRIVATE KEY-----", lifetime: 3600 };

async function share(): Promise<SecretLink> {
  const { id, key } = await sending.create(nodeIo, at(), secret);
  return { service: "ots", address: server.address, id, key: key ?? "" };
}

test("neither text nor pass reach the server", async () => {
  const link = await share();
  const revealed = await receiving.reveal(nodeIo, at(), link);
  const text = revealed.state === "revealed" ? revealed.text : "";
  expect(await receiving.open(text, link)).toEqual({ state: "open", text: secret.text });
  const wire = JSON.stringify(server.log);
  expect(wire).toContain(link.id);
  expect(wire).not.toContain(link.key);
  expect(wire).not.toContain("PRIVATE KEY");
});

test("nothing is sent to the address of a secret before it is revealed", async () => {
  const link = await share();
  await sending.probe(nodeIo, server.address);
  expect(await receiving.preview()).toEqual({ state: "unknown" });
  expect(server.log.filter(({ path }) => path.includes(link.id))).toEqual([]);
  await receiving.reveal(nodeIo, at(), link);
  const [call, ...others] = server.log.filter(({ path }) => path.includes(link.id));
  expect(call).toMatchObject({ method: "GET", path: `/tools/ots/api/get/${link.id}`, body: "" });
  expect(others).toEqual([]);
});

test("a text that was granted more than asked is destroyed", async () => {
  server.switch({ secretExpiry: 86_400, disableExpiryOverride: true });
  await expect(share()).rejects.toMatchObject({
    info: { kind: "refused", reason: "granted-more" },
  });
  const taken = server.log.filter(({ path }) => path.includes("/api/get/"));
  expect(taken).toMatchObject([{ status: 200 }]);
  expect(server.stored(taken[0]?.path.split("/").at(-1) ?? "")).toBeUndefined();
});

test("a text that could not be destroyed then is told apart", async () => {
  server.switch({ secretExpiry: 86_400, disableExpiryOverride: true });
  server.fail({ kind: "500", on: /api\/get/ });
  await expect(share()).rejects.toMatchObject({
    info: { kind: "protocol", reason: "granted-more" },
  });
});

test("a text that was burned is gone, and so is one that was revealed", async () => {
  const [burned, revealed] = [await share(), await share()];
  expect(await sending.burn(nodeIo, at(), burned.id)).toMatchObject({ state: "burned" });
  expect(await receiving.reveal(nodeIo, at(), burned)).toEqual({ state: "gone" });
  await receiving.reveal(nodeIo, at(), revealed);
  expect(await sending.burn(nodeIo, at(), revealed.id)).toEqual({ state: "gone" });
});

test.each(["cut", "garbage", "flood", "odd"] as const)(
  "a burn whose answer is a failure (%s) proves nothing",
  async (kindOfFault) => {
    const { id } = await share();
    server.fail({ kind: kindOfFault, on: /api\/get/ });
    await expect(sending.burn(nodeIo, at(), id)).rejects.toMatchObject({ name: "Failure" });
  },
);

test("a text that the operator changed is not taken for the sender's, unless it decrypts", async () => {
  const link = await share();
  server.tamper(link.id, (server.stored(link.id) ?? "").slice(0, -24));
  const revealed = await receiving.reveal(nodeIo, at(), link);
  const text = revealed.state === "revealed" ? revealed.text : "";
  expect(await receiving.open(text, link)).toEqual({ state: "corrupt" });
});
