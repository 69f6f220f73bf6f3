/** Notices of a link that could not be made again: as the other kind, sealed or service-encrypted, or with a passphrase. */
import type { FailureInfo } from "../failure";
import { failureNotice, type Notice } from "./notice";
import { type MessageKey, sentence } from "./sentences";

/** Explains why no other link was made: by a fault found before the first was burned, or by a failed burn. */
export function remakeNotice(failure: FailureInfo, host: string, locale: string): Notice {
  const reason = obstacles[failure.reason];
  if (reason === undefined) return failureNotice(failure, "burn", host, locale);
  const body = [sentence("linkStillWorks"), sentence(reason, host)];
  return { title: sentence("remakeImpossible"), body };
}

/** Explains why no link was made once the first was burned, which may be on the clipboard. */
export function remadeNotice(failure: FailureInfo, host: string, locale: string): Notice {
  const { title, body } = failureNotice(failure, "create", host, locale);
  return { title, body: [...body, sentence("undoneHint")] };
}

/** Obstacles found before the first link was burned. */
const obstacles: Readonly<Partial<Record<FailureInfo["reason"], MessageKey>>> = {
  "too-large": "remakeTooLong",
  "passphrase-rules": "remakePassphrase",
  "cannot-burn": "cannotBurnAdvice",
  "policy-sealed": "problemUnsealed",
  "policy-passphrase": "problemPassphraseDemanded",
};
