/** Notices of a link that could not be made anew as the other kind, sealed or service-encrypted. */
import type { FailureInfo } from "../failure";
import { failureNotice, type Notice } from "./notice";
import { type MessageKey, sentence } from "./sentences";

/** Explains why a link of the other kind was not made: by a fault found before the first was burned, or by a failed burn. */
export function remakeNotice(failure: FailureInfo, host: string, locale: string): Notice {
  const reason = otherKinds[failure.reason];
  if (reason === undefined) return failureNotice(failure, "burn", host, locale);
  return { title: sentence("otherKind"), body: [sentence("linkStillWorks"), sentence(reason)] };
}

/** Explains why no link was made once the first was burned, which may be on the clipboard. */
export function remadeNotice(failure: FailureInfo, host: string, locale: string): Notice {
  const { title, body } = failureNotice(failure, "create", host, locale);
  return { title, body: [...body, sentence("undoneHint")] };
}

/** Obstacles found before the first link was burned. */
const otherKinds: Readonly<Partial<Record<FailureInfo["reason"], MessageKey>>> = {
  "too-large": "otherKindTooLong",
  "passphrase-rules": "otherKindPassphrase",
  "passphrase-required": "problemPassphraseRequired",
  "policy-sealed": "problemUnsealed",
  "policy-passphrase": "problemPassphraseDemanded",
};
