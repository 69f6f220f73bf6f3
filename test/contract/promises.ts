/**
 * The promises that every service keeps, whatever its kind and its caller. Each test makes its own secrets, so that it can run
 * against a server that others use too. A caller sends three wrong or missing passphrases in all: v0.23 of Onetime Secret allows
 * five in 20 minutes.
 */
import { expect } from "vitest";
import { now, world, type World } from "./world";

const passphrase = "Correct-horse 2 😀";
const untouched = { state: "waiting", opened: false };

export const promises = {
  async "is found by its address"({ service, server, io }) {
    const found = await service.probe(io, server.address);
    expect(found).toEqual(server);
    expect(found).toMatchObject({ service: service.id });
    expect(found.limits.lifetimes).toContain(found.limits.usualLifetime);
    expect(found.limits.lifetimes).toEqual(found.limits.lifetimes.toSorted((a, b) => a - b));
  },

  async "hands a secret over once"({ create, reveal, lost }) {
    const { link } = await create({ text: "once" });
    expect(await reveal(link)).toEqual({ state: "revealed", text: "once" });
    expect(await reveal(link)).toEqual({ state: lost });
  },

  async "shows that a secret waits, and when it is gone"({ create, preview, reveal, word }) {
    const { link } = await create();
    expect(await preview(link)).toMatchObject({
      state: "waiting",
      passphrase: word !== undefined,
    });
    await reveal(link);
    expect(await preview(link)).toEqual({ state: "gone" });
  },

  async "learns the dialect by itself"({ service, server, io, word, looks }) {
    const { dialect: _, ...fresh } = server;
    const [lifetime] = server.limits.lifetimes;
    const made = await service.create(io, fresh, {
      text: "unknown dialect",
      lifetime,
      ...(word && { passphrase: word }),
    });
    expect(made.dialect).toBe(server.dialect);
    expect(made.dialect).toEqual(expect.any(String));
    const fate = service.status?.(io, fresh, made.handle ?? "") ?? untouched;
    expect(await fate).toMatchObject(untouched);
    const { id, key, form } = made;
    const link = {
      service: service.id,
      address: server.address,
      id,
      ...(key && { key }),
      ...(form && { form }),
    };
    expect(await service.preview(io, fresh, link)).toMatchObject(
      looks ? { dialect: server.dialect } : { state: "unknown" },
    );
    const { reveal } = world(service, fresh, looks, io);
    expect(await reveal(link, word)).toMatchObject({ text: "unknown dialect" });
  },

  async "consumes nothing by looking"({ create, preview, reveal }) {
    const { link } = await create({ text: "looked at" });
    const first = await preview(link);
    // The clock stands still here, and that of a running server goes on: the end moves when its `Date` ticks.
    const end = "expiresAt" in first ? { expiresAt: expect.any(Number) } : {};
    expect(await preview(link)).toEqual({ ...first, ...end });
    expect(await reveal(link)).toMatchObject({ text: "looked at" });
  },

  async "brings texts back unchanged"({ service, server, create, reveal }) {
    const { maxBytes } = server.limits;
    for (const text of texts(service.seals?.capacity(maxBytes, false) ?? maxBytes)) {
      // One after the other, to spare the server.
      const { link } = await create({ text });
      expect(await reveal(link)).toEqual({ state: "revealed", text });
    }
  },

  async "brings blanks back unchanged"({ create, reveal }) {
    const text = "   \n\n ";
    const { link } = await create({ text });
    expect(await reveal(link)).toEqual({ state: "revealed", text });
  },

  async "lets one of four win"({ create, reveal, lost }) {
    const { link } = await create({ text: "raced for" });
    const ends = await Promise.all([reveal(link), reveal(link), reveal(link), reveal(link)]);
    const won = ends.filter(({ state }) => state === "revealed");
    const late = ends.filter(({ state }) => state === lost);
    expect(won).toEqual([{ state: "revealed", text: "raced for" }]);
    expect(late).toHaveLength(3);
  },

  async "asks for the passphrase until it is right"({
    service,
    server,
    io,
    create,
    reveal,
    looks,
    lost,
  }) {
    const { link } = await create({ text: "guarded", passphrase });
    const attempt = (word?: string) => service.reveal(io, server, link, word);
    const asked = { state: looks ? "passphrase" : "refused" };
    expect(await attempt()).toMatchObject(asked);
    expect(await attempt("wrong one")).toMatchObject(asked);
    expect(await reveal(link, passphrase)).toEqual({ state: "revealed", text: "guarded" });
    expect(await attempt(passphrase)).toEqual({ state: lost });
  },

  async "shows whether the recipient is asked for a passphrase"({ create, preview, reveal }) {
    const { link } = await create({ passphrase });
    expect(await preview(link)).toMatchObject({ state: "waiting", passphrase: true });
    await reveal(link, passphrase);
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

  async "tells that a secret waits, then that it was revealed"({ create, reveal, status }) {
    const { link, handle } = await create();
    expect(await status(handle)).toEqual(untouched);
    // The creator's own look does not count as the recipient's.
    expect(await status(handle)).toEqual(untouched);
    await reveal(link);
    expect(await status(handle)).toMatchObject({ state: "revealed" });
  },

  async "tells that a secret was opened"({ create, preview, status }) {
    const { link, handle } = await create();
    await preview(link);
    expect(await status(handle)).toMatchObject({ state: "waiting", opened: true });
  },

  async "lets nobody have what it burned"({ create, reveal, burn, lost }) {
    const { link, handle } = await create();
    expect(await burn(handle)).toMatchObject({ state: "burned" });
    expect(await reveal(link)).toEqual({ state: lost });
  },

  async burns({ create, reveal, status, burn, lost }) {
    const { link, handle } = await create();
    expect(await burn(handle)).toMatchObject({ state: "burned" });
    expect(await reveal(link)).toEqual({ state: lost });
    expect(await status(handle)).toMatchObject({ state: "burned" });
    expect(await burn(handle)).toMatchObject({ state: "burned" });
  },

  async "burns nothing that was revealed"({ create, reveal, burn }) {
    const { link, handle } = await create();
    await reveal(link);
    expect(await burn(handle)).toMatchObject({ state: "revealed" });
  },

  async "burns with the right passphrase only"({ create, status, burn }) {
    const { handle } = await create({ text: "guarded", passphrase });
    await expect(burn(handle, "wrong one")).rejects.toMatchObject({
      info: { kind: "refused", reason: "wrong-passphrase" },
    });
    expect(await status(handle)).toEqual(untouched);
    expect(await burn(handle, passphrase)).toMatchObject({ state: "burned" });
  },

  async "knows nothing of a receipt nobody has"({ create, status, burn }) {
    const { handle = "" } = await create();
    const nobodys = handle.replace(/^.{8}/, "00000000");
    expect(nobodys).not.toBe(handle);
    expect(await status(nobodys)).toEqual({ state: "gone" });
    expect(await burn(nobodys)).toEqual({ state: "gone" });
  },

  async "refuses what is too large"({ server, create }) {
    const text = "a".repeat(server.limits.maxBytes + 1);
    await expect(create({ text })).rejects.toMatchObject({
      info: { kind: "refused", reason: "too-large-for-service" },
    });
  },

  async "gives no link to a text that was cut"({ create }) {
    // v0.23 of Onetime Secret cuts after 1.2 million characters at the latest, and earlier for people without an account.
    await expect(create({ text: "a".repeat(1_300_000) })).rejects.toMatchObject({
      info: { kind: expect.stringMatching(/^(refused|protocol)$/) },
    });
  },
} satisfies Record<string, (world: World) => Promise<void>>;

/** Texts that tempt a service to change them. */
function texts(maxBytes: number): readonly string[] {
  return [
    "grün ẞ שלום 日本語 e\u0301 \u{1F468}\u200D\u{1F469}\u200D\u{1F467}",
    "\uFEFFone\r\ntwo\nthree\rfour\r\n",
    "\tindented\t \u00A0\u2003blank  ",
    `<b>&amp;</b> %41 + {"a":"\\u0041"} \\n 'quoted'`,
    "123",
    "true",
    "ä".repeat(Math.floor(maxBytes / 2)),
  ];
}
