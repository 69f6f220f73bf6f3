/** Learns about a server from a try to create a link there. */
import type { Server } from "../../lib/domain";
import type { FailureInfo, Outcome } from "../../lib/failure";
import { codeLengthFor } from "../../lib/sealing/key";
import { outcome } from "../../lib/failure";
import type { Shared } from "../../lib/sharing/share";
import { ioFor } from "../../lib/app/credentials";
import { learn, noteDialect } from "./servers";

/** Keeps the dialect that was understood; asks for the limits anew if they turned out to be others. Never rejects. */
export async function learnFrom(
  result: Outcome<{ readonly shared: Shared }>,
  server: Server,
): Promise<void> {
  const { address } = server;
  await outcome(async () => {
    if (isOutdated(result, server)) await learn(await ioFor(address), address);
    const dialect = result.ok ? result.value.shared.dialect : undefined;
    if (dialect !== undefined) await noteDialect({ address, dialect });
  });
}

function isOutdated(result: Outcome<{ readonly shared: Shared }>, { limits }: Server): boolean {
  if (!result.ok) return REFUSALS.includes(result.failure.reason);
  const { receipt, passphrase, link } = result.value.shared;
  const { required } = limits.passphrase;
  // The server got an access code that nobody knew it wanted, or one of another length.
  return (
    receipt.sealed &&
    passphrase !== undefined &&
    (!required || link.codeLength !== codeLengthFor(limits.passphrase))
  );
}

/** Refusals by which a server says that its rules are not the known ones. */
const REFUSALS: readonly FailureInfo["reason"][] = [
  "passphrase-required",
  "passphrase-rules",
  "access-code",
  "too-large-for-service",
  "not-entitled",
  "rejected",
  "guest-off",
  "no-guests",
];
