/** A secret of crypt.fyi is never asked for before all is there that opens it. */
import { afterEach, expect, test, vi } from "vitest";
import type { Io } from "../../../../lib/service";
import { receiving } from "../../../../lib/services/cryptfyi/receiving";

afterEach(() => vi.doUnmock("../../../../lib/services/cryptfyi/mlKem"));

const link = {
  service: receiving.id,
  address: "https://crypt.fyi",
  id: "chzQ5As98U7sAaGKmPDa",
  key: "AbCdEfGhIjKlMnOpQrStUvWxYz01234-",
} as const;

test("a secret is not fetched if an algorithm cannot be loaded", async () => {
  vi.doMock("../../../../lib/services/cryptfyi/mlKem", () => {
    throw new Error("the package was replaced in the meantime");
  });
  const send = vi.fn<Io["send"]>();
  const io: Io = { send, random: () => new Uint8Array(), now: () => 0 };
  const server = receiving.server(link.address);
  await expect(receiving.reveal(io, server, link)).rejects.toThrow();
  expect(send).not.toHaveBeenCalled();
});
