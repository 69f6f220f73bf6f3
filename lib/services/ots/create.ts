/** Encrypts a text and keeps it at the server. */
import type { Address, Instant } from "../../domain";
import { Failure } from "../../failure";
import { text } from "../../fields";
import { isInstant } from "../../members";
import type { Created, Io, Secret } from "../../service";
import { exchange, type HttpAnswer } from "../exchange";
import { burn } from "./burn";
import { PATIENCE } from "./calls";
import { failure, isRefusal } from "./failures";
import { seal } from "./seal";

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Milliseconds. Clocks differ by so much unnoticed (`exchange.ts`), and `Date` leaves out the parts of a second. */
const SLACK = 61_000;

/**
 * @throws Failure `granted-more` if the server keeps the text longer than asked, which it may do if its operator says so
 *   (`disableExpiryOverride`): then it is burned
 */
export async function create(io: Io, address: Address, secret: Secret): Promise<Created> {
  const { lifetime } = secret;
  const { key, sealed } = await seal(secret.text, io);
  const answer = await exchange(io, {
    method: "POST",
    url: `${address}/api/create?expire=${lifetime}`,
    body: { secret: sealed },
    safe: false,
    timeout: PATIENCE,
  });
  const id = text(answer.json, "secret_id");
  if (answer.status !== 201 || id === undefined || !ID.test(id)) throw refusal(answer);
  const asked = io.now() + lifetime * 1000;
  const granted = ending(answer);
  if (granted === undefined || granted > asked + SLACK) throw await grantedMore(io, address, id);
  return { id, key, handle: id, expiresAt: Math.min(asked, granted) };
}

/** By our own clock. The server leaves the end out if there is none. */
function ending({ json, behind = 0 }: HttpAnswer): Instant | undefined {
  const end = Date.parse(text(json, "expires_at") ?? "") + behind;
  return isInstant(end) ? end : undefined;
}

/** The text is fine and the lifetime a number, so that only the size is left to refuse (`handleCreate` of v1.21.9). */
function refusal(answer: HttpAnswer): Failure {
  return answer.status === 400 && isRefusal(answer)
    ? new Failure({ kind: "refused", reason: "too-large-for-service" }, "HTTP 400")
    : failure(answer);
}

async function grantedMore(io: Io, address: Address, id: string): Promise<Failure> {
  const ended = await burn(io, address, id).catch(() => undefined);
  return new Failure({ kind: ended ? "refused" : "protocol", reason: "granted-more" });
}
