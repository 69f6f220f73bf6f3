/** Asks if a server takes credentials for an account: up to v0.26.2 v2 silently treats wrong ones as nobody's. */
import type { Address } from "../../domain";
import { Failure } from "../../failure";
import type { Io } from "../../service";
import { anonymous, get, isGood } from "./calls";
import { failure, isRouteMissing } from "./failures";
import { refusal } from "./v1";

/** @throws Failure `denied` or `refused` if it does not */
export async function verify(io: Io, address: Address): Promise<void> {
  const url = `${address}/api/v2/receipt/recent`;
  const own = await get(io, url);
  if (isGood(own)) {
    // v0.24.0 and v0.24.1 let anybody in. A server that lets nobody in has recognised the account.
    const anybodys = await get(anonymous(io), url);
    if ([401, 403].includes(anybodys.status)) return;
  } else if (!isRouteMissing(own)) {
    throw failure(own);
  }
  await verifyByV1(io, address);
}

/** No release lets anybody in here without an account; the first path exists since v0.18. */
const CLOSED = ["authcheck", "private/recent"] as const;

async function verifyByV1(io: Io, address: Address): Promise<void> {
  for (const path of CLOSED) {
    // One after the other: the second only where the server does not know the first.
    const answer = await get(io, `${address}/api/v1/${path}`);
    if (isGood(answer)) return;
    if (!isRouteMissing(answer)) throw refusal(answer);
  }
  throw new Failure({ kind: "protocol", reason: "unexpected" });
}
