/** Reveals a secret, which uses a view up: this call alone waits for the answer however long it takes. */
import type { Address, Revealed, SecretLink } from "../../domain";
import { Failure } from "../../failure";
import { field, flag, number, text } from "../../fields";
import type { Io } from "../../service";
import { exchange, type HttpAnswer } from "../exchange";
import { pushes, type Dialect } from "./dialects";
import { failure, isGone } from "./failures";

/** Seconds: five tries with a passphrase are let through in each (`rate_limit` of v2.11.4). */
const LOCK_OUT = 60;

/**
 * The passphrase goes into the address, as the service documents it, and nowhere else would the service find it. Its own log leaves
 * it out; proxies before it may write addresses down, and with them the token, which tells the same people the rest.
 */
export async function reveal(
  io: Io,
  address: Address,
  dialect: Dialect,
  { id, key }: Pick<SecretLink, "id" | "key">,
  passphrase?: string,
): Promise<Revealed> {
  // A text that we sealed never has one here: the access code that replaces it elsewhere needs not be told.
  const asked = key === undefined && passphrase !== undefined;
  const query = asked ? `?passphrase=${encodeURIComponent(passphrase)}` : "";
  const url = `${pushes(address, dialect, id)}${query}`;
  const answer = await exchange(io, { method: "GET", url, safe: false });
  const { status, body, json } = answer;
  if (isGone(answer)) return { state: "gone" };
  const refused = text(json, "error") !== undefined;
  if (status === 401 && refused) return { state: "passphrase" };
  if (status === 429 && refused) {
    throw new Failure({ kind: "busy", reason: "locked-out", retryAfter: LOCK_OUT }, "HTTP 429");
  }
  if (status < 200 || status >= 300 || body === "") throw failure(answer);
  return (status === 200 && revealed(answer)) || { state: "answer", text: body };
}

/** Nothing for an answer of another form, and for one with files: it is shown whole, and with it where the files are. */
function revealed({ json }: HttpAnswer): Revealed | undefined {
  // A secret that is gone is no missing page here. The last view still says that it has not expired.
  if (flag(json, "expired") === true && !text(json, "payload")) return { state: "gone" };
  const files = field(json, "files");
  const hasFiles = Array.isArray(files) ? files.length > 0 : files !== undefined && files !== null;
  const payload = text(json, "payload");
  if (payload === undefined || hasFiles) return undefined;
  const lasts = (number(json, "views_remaining") ?? 0) > 0 && flag(json, "expired") !== true;
  return { state: "revealed", text: payload, ...(lasts && { lasts }) };
}
