/** Encrypts a secret and has a server keep it. */
import type { Address } from "../../domain";
import { Failure } from "../../failure";
import { text } from "../../fields";
import type { Created, Io, Secret } from "../../service";
import { exchange } from "../exchange";
import { PATIENCE } from "./api";
import { DEFAULTS } from "./defaults";
import { failure } from "./failures";
import { drawKey } from "./key";
import { GUARDED } from "./links";
import { proof } from "./proof";
import { record } from "./record";
import { seal } from "./seal";

/** Seconds. A server refuses more. */
const LONGEST = DEFAULTS.lifetimes.at(-1) ?? 0;

/** Sent once. The answer does not repeat the lifetime: a server grants the one asked for, or refuses. */
export async function create(io: Io, api: Address, secret: Secret): Promise<Created> {
  const { text: plain, passphrase } = secret;
  const lifetime = Math.min(secret.lifetime, LONGEST);
  const random = (length: number) => io.random(length);
  const key = drawKey(random);
  const sealed = await seal(plain, { key, passphrase, random });
  const answer = await exchange(io, {
    method: "POST",
    url: `${api}/vault`,
    body: record(sealed, await proof(key, passphrase), lifetime),
    safe: false,
    timeout: PATIENCE,
  });
  if (answer.status !== 201) throw failure(answer);
  const [id = "", token] = [text(answer.json, "id"), text(answer.json, "dt")];
  if (!/^[\w~-]{20}$/.test(id) || token === undefined) {
    throw new Failure({ kind: "protocol", reason: "unexpected" });
  }
  return {
    id,
    key,
    ...(passphrase === undefined ? {} : { form: GUARDED }),
    handle: `${id} ${token}`,
    expiresAt: io.now() + lifetime * 1000,
  };
}
