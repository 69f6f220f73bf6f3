/** Says in words what is known about a server. */
import type { Limits, Server } from "../domain";
import type { Kind, OwnSeal } from "../service";
import { bytes, duration, numeral } from "./format";
import { type Sentence, sentence } from "./sentences";

/** Characters. A server as shipped takes passphrases as long as this, and nobody types a longer one. */
const AMPLE = 128;

/** The sentences follow each other, and say what the server is and takes. */
export function serverSentences(
  server: Server,
  { seals, accounts }: Pick<Kind, "seals" | "accounts">,
  locale: string,
): readonly Sentence[] {
  const { guests, limits, dialect } = server;
  if (dialect === undefined && guests === undefined) return [sentence("serverUntested")];
  return [
    ...interfaceSentences(server),
    ...guestSentences(guests, accounts),
    limitsSentence(limits, seals, locale),
    // No server learns a passphrase that its service seals with.
    ...(seals ? [] : passphraseSentences(limits, locale)),
  ];
}

function guestSentences(guests: Server["guests"], accounts: boolean): readonly Sentence[] {
  if (guests === undefined) return [];
  if (guests) return [sentence("serverGuests")];
  return [sentence(accounts ? "serverMembers" : "serverNoGuests")];
}

/** A server without guests tells none of it before somebody signed in. */
function interfaceSentences({ service, dialect, exclusive }: Server): readonly Sentence[] {
  if (service !== "onetimesecret") return exclusive === false ? [sentence("severalHint")] : [];
  // No other code besides the service reads dialects, and this code reads only this one: it changes what a person can do.
  if (dialect === "v1") return [sentence("serverOld"), sentence("severalHint")];
  if (exclusive === undefined) return [];
  return [sentence(exclusive ? "serverCurrent" : "serverShared")];
}

function limitsSentence(
  { maxBytes, lifetimes }: Limits,
  seals: OwnSeal | undefined,
  locale: string,
): Sentence {
  const longest = lifetimes.at(-1) ?? lifetimes[0];
  return sentence(
    "serverLimits",
    bytes(seals ? seals.capacity(maxBytes, false) : maxBytes, locale),
    duration(lifetimes[0], locale),
    duration(longest, locale),
  );
}

function passphraseSentences({ passphrase }: Limits, locale: string): readonly Sentence[] {
  const { required, minLength, maxLength, complex } = passphrase;
  return [
    ...(required ? [sentence("serverPassphraseRequired")] : []),
    ...(minLength > 1 ? [sentence("serverPassphrase", numeral(minLength, locale))] : []),
    ...(maxLength < AMPLE ? [sentence("serverPassphraseMost", numeral(maxLength, locale))] : []),
    ...(complex ? [sentence("serverPassphraseComplex")] : []),
  ];
}
