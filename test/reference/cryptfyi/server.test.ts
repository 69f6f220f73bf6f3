/** The reference server where nothing was recorded, and the limits that a recording does not reach. */
import { afterEach, expect, test } from "vitest";
import { field, text } from "../../../lib/fields";
import type { Host } from "../host";
import { startCryptFyi, type CryptFyiOptions } from "./server";

const hosts: Host[] = [];
afterEach(() => Promise.all(hosts.splice(0).map((host) => host.close())));

async function start(options: CryptFyiOptions = {}) {
  const host = await startCryptFyi({ layout: "interface alone", ...options });
  hosts.push(host);
  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${host.origin}${path}`, {
      method,
      redirect: "manual",
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  const keep = async (more: object = {}) => {
    const answer = await ask("POST", "/vault", { ...record, ...more });
    return text(await answer.json(), "id") ?? "";
  };
  const status = async (method: string, path: string) => (await ask(method, path)).status;
  return { host, ask, keep, status };
}

const record = {
  c: "AAAA",
  h: "right",
  m: { encryption: { algorithm: "aes-256-gcm" } },
  b: true,
  ttl: 60_000,
};

test("a lifetime ends", async () => {
  const { host, keep, status } = await start();
  const id = await keep();
  host.advance(59);
  expect(await status("HEAD", `/vault/${id}`)).toBe(200);
  host.advance(1);
  expect(await status("HEAD", `/vault/${id}`)).toBe(404);
  expect(await status("GET", `/vault/${id}?h=right`)).toBe(404);
});

test("one of eight who ask at once gets a secret", async () => {
  const { keep, status } = await start();
  const id = await keep();
  const asked = Array.from({ length: 8 }, () => status("GET", `/vault/${id}?h=right`));
  const given = await Promise.all(asked);
  expect(given.filter((one) => one === 200)).toHaveLength(1);
  expect(given.filter((one) => one === 404)).toHaveLength(7);
});

test("wrong tries destroy a secret if its sender wants so", async () => {
  const { keep, status } = await start();
  const id = await keep({ fc: 2 });
  expect(await status("GET", `/vault/${id}?h=wrong`)).toBe(400);
  expect(await status("HEAD", `/vault/${id}`)).toBe(200);
  expect(await status("GET", `/vault/${id}?h=wrong`)).toBe(400);
  expect(await status("GET", `/vault/${id}?h=right`)).toBe(404);
});

test("a secret for other addresses is there for those who look, and gone for those who read", async () => {
  const { keep, status } = await start();
  const id = await keep({ ips: "192.0.2.1" });
  expect(await status("HEAD", `/vault/${id}`)).toBe(200);
  expect(await status("GET", `/vault/${id}?h=right`)).toBe(404);
});

test("a request of 102,400 bytes is taken, and none of more", async () => {
  const { ask } = await start();
  const frame = JSON.stringify({ ...record, c: "" }).length;
  const status = async (size: number) =>
    (await ask("POST", "/vault", { ...record, c: "A".repeat(size - frame) })).status;
  expect(await status(102_400)).toBe(201);
  expect(await status(102_401)).toBe(413);
});

test("the eleventh request in a minute has to wait", async () => {
  const { host, ask, status } = await start({ rateLimit: 10 });
  for (let asked = 0; asked < 10; asked += 1) {
    // One after the other, as a person asks.
    expect(await status("HEAD", "/vault/nobodys")).toBe(404);
  }
  const refused = await ask("GET", "/health");
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
  expect(field(await refused.json(), "msg")).toMatch(/^Rate limit exceeded/);
  host.advance(60);
  expect(await status("GET", "/health")).toBe(200);
});

test.each([
  ["interface alone", 302, 200, 404],
  ["interface among pages", 200, 200, 200],
  ["pages, with the interface below", 200, 200, 200],
] as const)("the layout %s", async (layout, root, health, anything) => {
  const { status } = await start({ layout });
  expect(await status("GET", "/")).toBe(root);
  expect(await status("GET", "/health")).toBe(health);
  expect(await status("GET", "/AbCdEfGhIjKlMnOpQrSt")).toBe(anything);
});
