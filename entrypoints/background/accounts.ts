/** Signs in to servers and out. */
import type { Origin } from "../../lib/domain";
import { Failure, outcome } from "../../lib/failure";
import type { Io } from "../../lib/service";
import { forgetAccount } from "../../lib/app/credentials";
import type { SignIn } from "../../lib/app/background";
import { cancellation } from "./cancellation";
import { io } from "../../lib/app/io";
import { rememberedAccounts, sessionAccounts, settings } from "../../lib/app/items";
import { learn, serverAt } from "./servers";
import { serviceOf } from "./serviceOf";

/**
 * Proves an account by a call, then keeps it in place of any other, and learns its limits at the server.
 *
 * @throws Failure `denied` if the server does not take it; then everything is unchanged
 */
export async function signIn({ origin, credentials, remember }: SignIn): Promise<void> {
  const signal = cancellation(origin);
  const server = await serverAt(origin);
  const service = serviceOf(server.service);
  if (!service?.verify) throw new Failure({ kind: "bug", reason: "bug" });
  const proven: Io = { ...io, credentials };
  await service.verify(proven, server);
  if (signal.aborted) return;
  await forgetAccount(origin);
  await (remember ? rememberedAccounts : sessionAccounts).update((accounts) =>
    signal.aborted ? accounts : { ...accounts, [origin]: credentials },
  );
  // The account is proven; its limits are a hint that can be learned another time.
  if (!signal.aborted) await outcome(() => learn(proven, origin));
}

/** Forgets the account at this origin, and its limits at the server. */
export async function signOut(origin: Origin): Promise<void> {
  await forgetAccount(origin);
  const { servers } = await settings.read();
  const learned = servers.some((server) => server.origin === origin);
  if (learned) await outcome(() => learn(io, origin));
}
