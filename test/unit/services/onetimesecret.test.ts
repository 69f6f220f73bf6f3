/** Tests that are too long for the vectors of Onetime Secret. */
import { expect, test } from "vitest";
import { Failure } from "../../../lib/failure";
import { sending as onetimesecret } from "../../../lib/services/onetimesecret/sending";
import type { Io } from "../../../lib/service";

const server = onetimesecret.server("http://127.0.0.1:7123");

/** A server that knows v1 only, keeps everything and says nothing of what it cut; and the paths that were asked for. */
function old(): { readonly io: Io; readonly asked: string[] } {
  const asked: string[] = [];
  const io: Io = {
    send({ url }) {
      const { pathname } = new URL(url);
      asked.push(pathname);
      return Promise.resolve(
        pathname === "/api/v1/share"
          ? Response.json({
              secret_key: "2d43c8ug2epl0k9wpngyh3bi0tmd60l",
              metadata_key: "4z2pwevt4srxl5awmv5k4dw9q2ri43s",
              secret_ttl: 60,
              passphrase_required: false,
            })
          : Response.json({ error: "Not Found" }, { status: 404 }),
      );
    },
    random: (length) => new Uint8Array(length),
    now: () => 0,
  };
  return { io, asked };
}

const create = (io: Io, length: number) =>
  onetimesecret.create(io, server, { text: "a".repeat(length), lifetime: 60 });

test("nothing goes out by v1 that an old server may cut", async () => {
  const { io, asked } = old();
  await expect(create(io, 100_000)).rejects.toEqual(
    new Failure({ kind: "refused", reason: "too-large-for-service" }),
  );
  expect(asked).not.toContain("/api/v1/share");
});

test("a text that it cannot cut goes out", async () => {
  const { io, asked } = old();
  await expect(create(io, 99_999)).resolves.toHaveProperty("dialect", "v1");
  expect(asked).toContain("/api/v1/share");
});
