/** Signs in to servers and out. */
import type { Address } from "../../lib/domain";
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
export async function signIn({ address, credentials, remember }: SignIn): Promise<void> {
  const signal = cancellation(address);
  const server = await serverAt(address);
  const service = serviceOf(server.service);
  if (!service?.verify) throw new Failure({ kind: "bug", reason: "bug" });
  const proven: Io = { ...io, credentials };
  await service.verify(proven, server);
  if (signal.aborted) return;
  await forgetAccount(address);
  await (remember ? rememberedAccounts : sessionAccounts).update((accounts) =>
    signal.aborted ? accounts : { ...accounts, [address]: credentials },
  );
  // The account is proven; its limits are a hint that can be learned another time.
  if (!signal.aborted) await outcome(() => learn(proven, address));
}

/** Forgets the account at this address, and its limits at the server. */
export async function signOut(address: Address): Promise<void> {
  await forgetAccount(address);
  const { servers } = await settings.read();
  const learned = servers.some((server) => server.address === address);
  if (learned) await outcome(() => learn(io, address));
}
