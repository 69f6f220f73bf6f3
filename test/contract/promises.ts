/**
 * What every service must do, whatever its kind. Each test makes its own secrets, so that it can run against a server that
 * others use too. Three wrong or missing passphrases in all: v0.23 of Onetime Secret allows five in 20 minutes.
 */
import { expect } from "vitest";
import type { SecretLink, Server } from "../../lib/domain";
import type { Created, Io, Secret, Service } from "../../lib/service";
import { nodeIo } from "../support/node-io";

export interface World {
  readonly service: Service;
  readonly server: Server;
  /** Some text with the shortest lifetime, unless told otherwise. */
  readonly create: (secret?: Partial<Secret>) => Promise<Created & { readonly link: SecretLink }>;
}

/** The clock stands still, so that what the server grants can be told exactly. */
const now = Date.now();
export const io: Io = { ...nodeIo, now: () => now };
const passphrase = "correct horse 😀";
const untouched = { state: "waiting", opened: false };

export const promises = {
  async "is found by its address"({ service, server }) {
    const found = await service.probe(io, server.origin);
    expect(found).toEqual({ ...service.server(server.origin), dialect: found.dialect });
  },

  async "hands a secret over once"({ service, server, create }) {
    const { link } = await create({ text: "once" });
    expect(await service.preview(io, server, link)).toMatchObject({
      state: "waiting",
      passphrase: false,
    });
    expect(await service.reveal(io, server, link)).toEqual({ state: "revealed", text: "once" });
    expect(await service.reveal(io, server, link)).toEqual({ state: "gone" });
    expect(await service.preview(io, server, link)).toEqual({ state: "gone" });
  },

  async "learns the dialect by itself"({ service, server }) {
    const { dialect: _, ...fresh } = server;
    const [lifetime] = server.limits.lifetimes;
    const made = await service.create(io, fresh, { text: "unknown dialect", lifetime });
    expect(made.dialect).toBe(server.dialect);
    expect(await service.status?.(io, fresh, made.handle ?? "")).toMatchObject(untouched);
    const link = { service: service.id, origin: server.origin, id: made.id };
    expect(await service.preview(io, fresh, link)).toMatchObject({ dialect: server.dialect });
    expect(await service.reveal(io, fresh, link)).toMatchObject({ text: "unknown dialect" });
  },

  async "consumes nothing by looking"({ service, server, create }) {
    const { link } = await create({ text: "looked at" });
    const first = await service.preview(io, server, link);
    expect(await service.preview(io, server, link)).toEqual(first);
    expect(await service.reveal(io, server, link)).toMatchObject({ text: "looked at" });
  },

  async "brings texts back unchanged"({ service, server, create }) {
    for (const text of texts(server.limits.maxBytes)) {
      // One after the other, to spare the server.
      const { link } = await create({ text });
      expect(await service.reveal(io, server, link)).toEqual({ state: "revealed", text });
    }
  },

  async "lets one of four win"({ service, server, create }) {
    const { link } = await create({ text: "raced for" });
    const reveal = () => service.reveal(io, server, link);
    const ends = await Promise.all([reveal(), reveal(), reveal(), reveal()]);
    const won = ends.filter(({ state }) => state === "revealed");
    const late = ends.filter(({ state }) => state === "gone");
    expect(won).toEqual([{ state: "revealed", text: "raced for" }]);
    expect(late).toHaveLength(3);
  },

  async "asks for the passphrase until it is right"({ service, server, create }) {
    const { link } = await create({ text: "guarded", passphrase });
    expect(await service.preview(io, server, link)).toMatchObject({
      state: "waiting",
      passphrase: true,
    });
    expect(await service.reveal(io, server, link)).toMatchObject({ state: "passphrase" });
    expect(await service.reveal(io, server, link, "wrong one")).toMatchObject({
      state: "passphrase",
    });
    const revealed = { state: "revealed", text: "guarded" };
    expect(await service.reveal(io, server, link, passphrase)).toEqual(revealed);
    expect(await service.reveal(io, server, link, passphrase)).toEqual({ state: "gone" });
  },

  async "grants every lifetime that the form offers"({ server, create }) {
    for (const lifetime of server.limits.lifetimes) {
      // One after the other, to spare the server.
      expect((await create({ lifetime })).expiresAt).toBe(now + lifetime * 1000);
    }
  },

  async "says which lifetime it granted"({ create }) {
    const tenYears = 10 * 365 * 86_400;
    const { expiresAt } = await create({ lifetime: tenYears });
    expect(expiresAt).toBeGreaterThan(now);
    expect(expiresAt).toBeLessThan(now + tenYears * 1000);
  },

  async "tells that a secret was opened, then revealed"({ service, server, create }) {
    const { link, handle } = await create();
    const status = () => service.status?.(io, server, handle ?? "");
    expect(await status()).toEqual(untouched);
    // The creator's own look is not the recipient's.
    expect(await status()).toEqual(untouched);
    await service.preview(io, server, link);
    expect(await status()).toEqual({ state: "waiting", opened: true });
    await service.reveal(io, server, link);
    expect(await status()).toMatchObject({ state: "revealed" });
  },

  async burns({ service, server, create }) {
    const { link, handle = "" } = await create();
    expect(await service.burn?.(io, server, handle)).toMatchObject({ state: "burned" });
    expect(await service.preview(io, server, link)).toEqual({ state: "gone" });
    expect(await service.reveal(io, server, link)).toEqual({ state: "gone" });
    expect(await service.status?.(io, server, handle)).toMatchObject({ state: "burned" });
    expect(await service.burn?.(io, server, handle)).toMatchObject({ state: "burned" });
  },

  async "burns nothing that was revealed"({ service, server, create }) {
    const { link, handle = "" } = await create();
    await service.reveal(io, server, link);
    expect(await service.burn?.(io, server, handle)).toMatchObject({ state: "revealed" });
  },

  async "burns with the right passphrase only"({ service, server, create }) {
    const { link, handle = "" } = await create({ text: "guarded", passphrase });
    await expect(service.burn?.(io, server, handle, "wrong one")).rejects.toMatchObject({
      info: { kind: "refused", reason: "wrong-passphrase" },
    });
    expect(await service.preview(io, server, link)).toMatchObject({
      state: "waiting",
      passphrase: true,
    });
    expect(await service.burn?.(io, server, handle, passphrase)).toMatchObject({
      state: "burned",
    });
    expect(await service.preview(io, server, link)).toEqual({ state: "gone" });
  },

  async "knows nothing of a receipt nobody has"({ service, server, create }) {
    const { handle = "" } = await create();
    const nobodys = handle.replace(/^.{8}/, "00000000");
    expect(await service.status?.(io, server, nobodys)).toEqual({ state: "gone" });
    expect(await service.burn?.(io, server, nobodys)).toEqual({ state: "gone" });
  },

  async "refuses what is too large"({ server, create }) {
    const text = "a".repeat(server.limits.maxBytes + 1);
    await expect(create({ text })).rejects.toMatchObject({
      info: { kind: "refused", reason: "too-large-for-service" },
    });
  },
} satisfies Record<string, (world: World) => Promise<void>>;

/** What a service may do with a text that it must not do. */
function texts(maxBytes: number): readonly string[] {
  return [
    "grün ẞ שלום 日本語 e\u0301 \u{1F468}\u200D\u{1F469}\u200D\u{1F467}",
    "\uFEFFone\r\ntwo\nthree\rfour\r\n",
    "\tindented\t \u00A0\u2003blank  ",
    "   \n\n ",
    `<b>&amp;</b> %41 + {"a":"\\u0041"} \\n 'quoted'`,
    "123",
    "true",
    "ä".repeat(Math.floor(maxBytes / 2)),
  ];
}
