/** Keeps a secret. */
import type { Server } from "../../domain";
import { Failure } from "../../failure";
import { text } from "../../fields";
import type { Created, Io, Secret } from "../../service";

import { armoured } from "./armour";
import { apiOf, isGood, PATIENCE, send } from "./calls";
import { config } from "./config";
import { drawKey } from "./drawKey";
import { encrypt } from "./encrypt";
import { failure } from "./failure";
import { handleOf } from "./handle";
import { literal } from "./literal";
import { look } from "./look";
import { remove } from "./remove";

const ID = /^[0-9A-Za-z-]{22,36}$/;

export async function create(io: Io, server: Server, secret: Secret): Promise<Created> {
  const { passphrase } = secret;
  if (passphrase !== undefined)
    throw new Failure({ kind: "unsupported", reason: "no-passphrases" });
  if (!secret.text.isWellFormed()) throw new Failure({ kind: "unsupported", reason: "ill-formed" });
  const { guests, limits, receipts, page } = await config(io, server);
  if (!guests) throw new Failure({ kind: "denied", reason: "no-guests" });
  const random = (length: number) => io.random(length);
  const key = drawKey(random);
  // Never longer than asked; with nothing shorter on offer, the server refuses.
  const expiration = limits.lifetimes.findLast((one) => one <= secret.lifetime) ?? secret.lifetime;
  const answer = await send(io, {
    method: "POST",
    url: `${apiOf(server)}/create/secret`,
    body: {
      message: armoured(await encrypt(literal(secret.text), key, random)),
      expiration,
      one_time: true,
      ...(receipts && { receipt: true }),
    },
    safe: false,
    timeout: PATIENCE,
  });
  if (!isGood(answer)) throw failure(answer);
  const id = text(answer.json, "message") ?? "";
  if (!ID.test(id)) throw new Failure({ kind: "protocol", reason: "unexpected" });
  await checkOnce(io, server, id);
  return {
    id,
    key,
    handle: handleOf(id, text(answer.json, "receipt_token")),
    expiresAt: io.now() + expiration * 1000,
    ...(page === undefined || page === server.address ? {} : { address: page }),
  };
}

/**
 * The answer does not say whether the secret can be read once only; a look does. One that can be read more often is destroyed.
 * Nothing is lost if nobody can look: the server keeps what it was sent.
 */
async function checkOnce(io: Io, server: Server, id: string): Promise<void> {
  const found = await look(io, server, id).catch(() => undefined);
  if (found?.state !== "there" || found.once) return;
  const removed = await remove(io, server, id).catch(() => false);
  throw new Failure({ kind: removed ? "refused" : "protocol", reason: "granted-more" });
}
