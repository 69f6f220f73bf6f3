/** Keeps a text, which the service can read unless we sealed it. */
import { Failure } from "../../failure";
import { field, flag, number, text } from "../../fields";
import { DAY } from "../../time";
import type { Created, Io, Secret } from "../../service";
import type { Server } from "../../domain";
import { exchange } from "../exchange";
import { burn } from "./burn";
import { PATIENCE } from "./calls";
import { dialectOf } from "./dialectOf";
import { pushes, type Dialect } from "./dialects";
import { durationOf } from "./durationOf";
import { failure } from "./failures";
import { parse } from "./links";

const TOKEN = /^[a-z0-9_-]{11,19}$/;

/** The service takes a value out of its range for none, and silently grants its own: five views and seven days as shipped. */
export async function create(io: Io, server: Server, secret: Secret): Promise<Created> {
  // It takes blanks for nothing.
  if (secret.text.trim() === "") throw new Failure({ kind: "unsupported", reason: "empty" });
  const dialect = await dialectOf(io, server);
  const days = Math.floor(secret.lifetime / DAY);
  const answer = await exchange(io, {
    method: "POST",
    url: pushes(server.address, dialect),
    body: { [dialect === "v1" ? "password" : "push"]: push(secret, days, dialect) },
    safe: false,
    timeout: PATIENCE,
  });
  const { json } = answer;
  const token = text(json, "url_token");
  if (answer.status !== 201 || token === undefined || !TOKEN.test(token)) throw failure(answer);
  const place = placeIn(json, token, server);
  const problem = place ? problemOf(json, secret, days, dialect) : "unexpected";
  if (!place || problem !== undefined) {
    const ended = await burn(io, server.address, dialect, token).catch(() => undefined);
    throw new Failure(
      ended && problem === "granted-more"
        ? { kind: "refused", reason: problem }
        : { kind: "protocol", reason: problem ?? "unexpected" },
    );
  }
  const granted = Math.min(number(json, "expire_after_days") ?? days, days);
  return {
    id: token,
    ...place,
    // It reads the text as the link does. Where the operator lets nobody end a secret, it is good for nothing.
    ...(flag(json, "deletable_by_viewer") ? { handle: token } : {}),
    expiresAt: io.now() + granted * DAY * 1000,
    dialect,
  };
}

function push({ text: payload, passphrase }: Secret, days: number, dialect: Dialect): object {
  const duration = dialect === "v2-commercial" ? durationOf(days) : undefined;
  return {
    kind: "text",
    payload,
    ...(passphrase === undefined ? {} : { passphrase }),
    expire_after_views: 1,
    expire_after_days: days,
    ...(duration === undefined ? {} : { expire_after_duration: duration }),
    // Programs that open links to look at them use no view up by that.
    retrieval_step: true,
    deletable_by_viewer: true,
  };
}

/**
 * The place of the link that the service made: it may lead to another host, and its form depends on the operator. A server behind
 * a proxy may write its own with http. Nothing if it is no link to this secret.
 */
function placeIn(
  json: unknown,
  token: string,
  { address }: Server,
): Pick<Created, "form" | "address"> | undefined {
  const written = text(json, "html_url") ?? "";
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const own = new URL(address);
  if (url?.host === own.host) url.protocol = own.protocol;
  const link = url?.hash === "" ? parse(url) : undefined;
  if (link?.id !== token) return undefined;
  return {
    ...(link.form === undefined ? {} : { form: link.form }),
    ...(link.address === address ? {} : { address: link.address }),
  };
}

/** The reason why a secret must not live on. */
function problemOf(
  json: unknown,
  { passphrase }: Secret,
  days: number,
  dialect: Dialect,
): "granted-more" | "unexpected" | undefined {
  const grantedDays = number(json, "expire_after_days") ?? Number.POSITIVE_INFINITY;
  const grantedDuration = number(json, "expire_after_duration");
  const inTime =
    grantedDays <= days || (dialect === "v2-commercial" && grantedDuration === durationOf(days));
  if (number(json, "expire_after_views") !== 1 || !inTime) return "granted-more";
  // The passphrase comes back readable. A push that lost it would open for anybody.
  const lost =
    passphrase !== undefined && [null, ""].some((none) => field(json, "passphrase") === none);
  return lost ? "unexpected" : undefined;
}
