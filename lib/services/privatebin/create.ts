/** Seals a text and keeps it. */
import type { Server } from "../../domain";
import { Failure } from "../../failure";
import { text } from "../../fields";
import type { Created, Io, Secret } from "../../service";
import type { HttpAnswer } from "../exchange";
import { askPage } from "./askPage";
import { askTypes } from "./askTypes";
import { isDone, isRefused, post } from "./calls";
import { failure } from "./failure";
import { lifetimesIn } from "./lifetimes";
import { ASKS } from "./links";
import { seal } from "./seal";

/** Seconds between two texts from one network address, as shipped. Refused ones count, too. */
const PAUSE = 10;

/** Always burned by the first reading. */
export async function create(
  io: Io,
  server: Server,
  { text: secret, lifetime, passphrase }: Secret,
): Promise<Created> {
  const random = (length: number) => io.random(length);
  const [asked, { key, paste }] = await Promise.all([
    ask(io, server),
    seal(secret, random, passphrase),
  ]);
  const granted = asked.lifetimes.findLast(([seconds]) => seconds <= lifetime);
  if (!granted) throw new Failure({ kind: "refused", reason: "rejected" });
  const [seconds, expire] = granted;
  const answer = await post(io, server.address, { ...paste, meta: { expire } });
  if (isRefused(answer)) throw refusal(paste.ct.length > server.limits.maxBytes);
  if (!isDone(answer)) throw failure(answer);
  return {
    ...kept(answer),
    key,
    ...(asked.dialect === ASKS ? { form: ASKS } : {}),
    expiresAt: io.now() + seconds * 1000,
    dialect: asked.dialect,
  };
}

/**
 * Asks for the lifetimes each time, while the text is sealed: a server takes a name that it does not know for its usual lifetime,
 * and does not tell.
 */
async function ask(io: Io, { address, dialect }: Server) {
  const lifetimes = [...lifetimesIn(await askTypes(io, address))];
  return { lifetimes, dialect: dialect ?? (await askPage(io, address)) };
}

/** The server's sentence is in any language. Most often it asks for a pause. */
function refusal(tooLarge: boolean): Failure {
  return new Failure(
    tooLarge
      ? { kind: "refused", reason: "too-large-for-service" }
      : { kind: "busy", reason: "unexplained", retryAfter: PAUSE },
  );
}

/** The delete token may be kept with the receipt: it cannot read. */
function kept({ json }: HttpAnswer): Pick<Created, "id" | "handle"> {
  const [id, token] = [text(json, "id") ?? "", text(json, "deletetoken") ?? ""];
  if (!/^[0-9a-f]{16}$/.test(id) || !/^[0-9a-f]{1,128}$/.test(token)) {
    throw new Failure({ kind: "protocol", reason: "unexpected" });
  }
  return { id, handle: `${id} ${token}` };
}
