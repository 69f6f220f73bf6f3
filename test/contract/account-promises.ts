/** The promises that every service with accounts keeps for one, besides those for anybody. */
import { expect } from "vitest";
import { now, type World } from "./world";

export const accountPromises = {
  async "takes its credentials"({ verify }) {
    await expect(verify()).resolves.toBeUndefined();
  },

  async "takes no wrong ones"({ as, io: { credentials } }) {
    const wrong = [
      { user: credentials?.user ?? "", token: "0".repeat(40) },
      { user: "nobody@example.com", token: credentials?.token ?? "" },
    ];
    for (const guess of wrong) {
      // One after the other, to spare the server.
      await expect(as(guess).verify()).rejects.toMatchObject({ info: { kind: "denied" } });
    }
  },

  async "gives no link to what wrong ones kept"({ as, io: { credentials } }) {
    const { create } = as({ user: credentials?.user ?? "", token: "0".repeat(40) });
    await expect(create()).rejects.toMatchObject({ info: { kind: "denied" } });
  },

  async "grants it more time than anybody"({ service, server, create }) {
    const anybodys = service.server(server.address).limits.lifetimes.at(-1) ?? 0;
    const { expiresAt } = await create({ lifetime: 10 * 365 * 86_400 });
    expect(expiresAt).toBeGreaterThan(now + anybodys * 1000);
  },

  async "lets anybody reveal what it keeps, and learns of it"({ as, create, status }) {
    const { link, handle } = await create({ text: "from an account" });
    const revealed = { state: "revealed", text: "from an account" };
    expect(await as().reveal(link)).toEqual(revealed);
    expect(await status(handle)).toMatchObject({ state: "revealed" });
  },
} satisfies Record<string, (world: World) => Promise<void>>;
