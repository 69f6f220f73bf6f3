/** Lets the popup paint its form before it knows anything, as long as it would show an empty one of the usual shape. */
import { type Draft, passphraseRule } from "../sharing/draft";
import { hostOf } from "../links/address";
import { viewerOf } from "../links/viewerForm";
import { currentServer } from "../settings/settings";
import { outcome } from "../failure";
import { expectForm } from "../platform/popupPage";
import { isPrivate } from "../platform/privateStorage";
import { mutex } from "../platform/mutex";
import { attempts, form, lastSeenSettings } from "./items";
import { builtInViewer, keeperAt, kindAt, kinds } from "./kinds";

/** Characters of a host that surely stand in one line of the popup. A second line would push the form down. */
const ONE_LINE = 26;

const inTurn = mutex();

/** True if the background has told the browser last that no empty form is to be expected. Only the background expects one. */
let isUnexpected = false;

/**
 * To be called by the background after each change. Never rejects. A private window leaves the button alone, which all windows
 * share.
 */
export function noteForm(): Promise<void> {
  return inTurn(async () => {
    if (isPrivate()) return;
    const usual = await outcome(isUsual);
    const expected = usual.ok && usual.value;
    if (!expected && isUnexpected) return;
    const told = await outcome(() => expectForm(expected));
    isUnexpected = told.ok && !expected;
  });
}

/** True while the form of this page holds something. */
let isHeld = false;

/** To be called with each draft before it is kept: the next popup would paint an empty form in its place. */
export function noteDraft(draft: Draft): void {
  const holds = holdsAnything(draft);
  if (holds && !isHeld && !isPrivate()) void outcome(() => expectForm(false));
  isHeld = holds;
}

/** True if there is anything in the draft that an empty form lacks. */
function holdsAnything({ text, terms, note }: Draft): boolean {
  return text !== "" || note !== "" || terms.passphrase !== undefined;
}

/** True if the popup shows the form as components/popup/FormShell.tsx paints it. */
async function isUsual(): Promise<boolean> {
  if ((await attempts.read()).length > 0) return false;
  const [typed, settings] = await Promise.all([form.read(), lastSeenSettings.read()]);
  if (typed && holdsAnything(typed.draft)) return false;
  const server = currentServer(settings, kinds);
  const kind = kindAt(server);
  const { policy } = settings;
  const unsealed = { terms: { lifetime: 0, sealed: false } };
  return (
    kind.seals === undefined &&
    server.guests !== false &&
    !policy.sealedRequired &&
    passphraseRule(unsealed, keeperAt(server), policy) === undefined &&
    viewerOf(settings.viewer, kind) === builtInViewer &&
    hostOf(server.address).length <= ONE_LINE
  );
}
