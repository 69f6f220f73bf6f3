import { useState } from "preact/hooks";
import { FailureNote } from "../../components/FailureNote";
import { LinkResult } from "../../components/popup/LinkResult";
import { OpenersQuestion } from "../../components/popup/OpenersQuestion";
import { standsInPage, type SharedAttempt } from "../../lib/sharing/attempt";
import { type FailureInfo, outcome } from "../../lib/failure";
import { openersOf } from "../../lib/links/openers";
import { hostOf } from "../../lib/links/address";
import { background, type Change } from "../../lib/app/background";
import { copyHere } from "../../lib/app/copyHere";
import { keeperAt, kindAt, kinds } from "../../lib/app/kinds";
import { openOptions } from "../../lib/platform/tabs";
import { viewerOf } from "../../lib/links/viewerForm";
import { originsAt } from "../../lib/settings/origins";
import { currentServer, type EffectiveSettings, knownServers } from "../../lib/settings/settings";
import { takesPassphrases } from "../../lib/sharing/draft";
import { allow, type Layout } from "./allow";
import { saveNote } from "./saveNote";

export interface SharedLinkProps {
  readonly attempt: SharedAttempt;
  readonly settings: EffectiveSettings;
  readonly layout: Layout;
}

/** The names of the steps in the sentences for failures. */
const steps = { replace: "preview", undo: "burn", remake: "remake", decide: "remake" } as const;

type Action = keyof typeof steps;

/** Shows a new link, and the actions for it. */
export function SharedLink({ attempt, settings, layout }: SharedLinkProps) {
  const { id, address, draft } = attempt;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ failure: FailureInfo; doing: (typeof steps)[Action] }>();
  const take = async (action: Action, work: () => Promise<void>) => {
    setBusy(true);
    setFailed(undefined);
    const result = await outcome(work);
    setBusy(false);
    if (!result.ok) setFailed({ failure: result.failure, doing: steps[action] });
  };
  const remedies = {
    allow: () => void outcome(() => allow(originsAt(settings, kinds, address), layout)),
    options: () => void outcome(openOptions),
  };
  const { url, expiresAt, at } = attempt;
  const openers = openersOf(url, draft.terms.sealed, kinds);
  const lifetime = (expiresAt - at) / 1000;
  // Once it stands in a page, a link made again would leave this one there, burned: there is Undo.
  const stays = standsInPage(attempt);
  const remake = (change: Change) => () =>
    void take("remake", () => background.call("remake", { id, change }));
  // The server that the link would be made at.
  const next = keeperAt(currentServer(settings, kinds));
  const locked = draft.terms.sealed && settings.policy.sealedRequired;
  const server = knownServers(settings, kinds).find((known) => known.address === address);
  const several = server?.exclusive === false;
  return (
    <LinkResult
      attempt={attempt}
      openers={openers}
      several={several}
      message={async () => {
        // The words in every language are loaded once somebody wants them: most links go out alone.
        const { messageFor } = await import("../../lib/app/messageFor");
        return messageFor(settings, { url, openers, terms: draft.terms, lifetime, several });
      }}
      busy={busy}
      notice={failed && <FailureNote {...failed} host={hostOf(address)} remedies={remedies} />}
      onCopy={copyHere}
      question={
        settings.terms.kind === "undecided" && !stays && openers !== "anyone" ? (
          <OpenersQuestion
            viewer={server !== undefined && viewerOf(settings.viewer, kindAt(server)) !== null}
            busy={busy}
            onDecide={(kind, forAll) =>
              void take("decide", () => background.call("decide", { id, kind, forAll }))
            }
          />
        ) : undefined
      }
      onReplace={() => void take("replace", () => background.call("replace", id))}
      onUndo={() => void take("undo", () => background.call("undo", id))}
      onOtherKind={locked || stays || openers === "anyone" ? undefined : remake("kind")}
      onAddPassphrase={
        stays || draft.text === "" || !takesPassphrases(next) ? undefined : remake("passphrase")
      }
      onNote={
        settings.receipts === "none" ? undefined : (note: string) => saveNote(attempt.receipt, note)
      }
      onCreateAnother={() => void outcome(() => background.call("dismiss", id))}
    />
  );
}
