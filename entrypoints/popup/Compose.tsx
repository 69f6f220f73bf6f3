import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { DoubtNote } from "../../components/popup/DoubtNote";
import { FailureNote } from "../../components/FailureNote";
import { LinkOffer } from "../../components/popup/LinkOffer";
import { MembersNote } from "../../components/popup/MembersNote";
import { ShareForm } from "../../components/popup/ShareForm";
import { useSpeech } from "../../components/Translate";
import { type Attempt } from "../../lib/sharing/attempt";
import { emptied, type Draft } from "../../lib/sharing/draft";
import type { Server } from "../../lib/domain";
import { type FailureInfo, outcome } from "../../lib/failure";
import { hostOf } from "../../lib/links/address";
import { background } from "../../lib/app/background";
import { writeForm } from "../../lib/app/form";
import { io } from "../../lib/app/io";
import { openOptions } from "../../lib/platform/tabs";
import { kindAt, kinds } from "../../lib/app/kinds";
import { viewerOf } from "../../lib/links/viewerForm";
import { originsAt } from "../../lib/settings/origins";
import { type EffectiveSettings, grantable } from "../../lib/settings/settings";
import { allow, type Layout } from "./allow";
import { offerIn, type Offered } from "./offerIn";
import type { Press, PasswordMaker } from "./PasswordMaker";

export interface ComposeProps {
  readonly server: Server;
  readonly settings: EffectiveSettings;
  /** True if there is an account at the server. */
  readonly member: boolean;
  readonly layout: Layout;
  /** The draft in the form, which was there before an attempt was shown in its place. */
  readonly typed: Draft;
  readonly onType: (draft: Draft) => void;
  /** The attempt that failed or is in doubt. Absent: this is the form. */
  readonly attempt?: Extract<Attempt, { state: "failed" | "inexact" }>;
}

/** Shows the form, or a text that could not be sent yet. The typed text is kept. */
export function Compose({ server, settings, layout, typed, onType, ...rest }: ComposeProps) {
  const { member, attempt } = rest;
  const { t } = useSpeech();
  const [revised, setRevised] = useState(attempt?.draft);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureInfo>();
  /** True once the reason of the failure holds only for the other kind of link. */
  const [past, setPast] = useState(false);
  const [maker, setMaker] = useState<{ Maker: typeof PasswordMaker; press: Press }>();
  const draft = granted(revised ?? typed, server);
  const sent = useRef<Draft | undefined>(undefined);
  useEffect(
    // An attempt has taken the form's place, and has the text: it must not come back for the next recipient.
    () => () => {
      if (sent.current) onType(emptied(sent.current));
    },
    [onType],
  );

  const change = (next: Draft) => {
    if (next.terms.sealed !== draft.terms.sealed) {
      setPast(true);
      setFailure(undefined);
    }
    (attempt ? setRevised : onType)(next);
    void outcome(() =>
      attempt ? background.call("revise", { id: attempt.id, draft: next }) : writeForm(next),
    );
  };
  const submit = async () => {
    setBusy(true);
    setFailure(undefined);
    if (!attempt) sent.current = draft;
    const replaces = attempt ? { replaces: attempt.id } : {};
    const result = await outcome(() => background.call("share", { draft, ...replaces }));
    setBusy(false);
    if (result.ok) return;
    sent.current = undefined;
    setFailure(result.failure);
  };
  /** Loads what makes passwords with the first press, since most secrets need none of it. */
  const generate = async (caret: number) => {
    const { PasswordMaker: Maker } = await import("./PasswordMaker");
    setMaker({ Maker, press: { caret } });
  };
  const letGo = async () => {
    if (attempt) return background.call("dismiss", attempt.id);
    onType(emptied(draft));
    await writeForm(emptied(draft));
  };
  const reveal = async ({ url, sole }: Offered) => {
    if (url === undefined) return;
    // First, since the tab that opens closes the popup. A selected text still stands in its page; a typed text stands only here.
    if (sole || attempt?.state === "inexact") await letGo();
    await background.call("reveal", url);
    close();
  };
  const onOptions = () => void outcome(openOptions);
  const onAllow = () =>
    void outcome(() =>
      allow(originsAt(settings, kinds, attempt?.address ?? server.address), layout),
    );
  const offered = useMemo(() => offerIn(draft.text, settings), [draft.text, settings]);
  /** Above the text, since it tells why nothing was sent, or may be. */
  const first = attempt?.state === "inexact" && failure === undefined;
  const offer = offered && (
    <LinkOffer
      found={offered.found}
      sole={offered.sole}
      look={first ? "primary" : "plain"}
      onReveal={() => void outcome(() => reveal(offered))}
    />
  );
  const told = notice({ attempt, past, failure, server, offer, onAllow, onOptions });

  return (
    <>
      {told === undefined && server.guests === false && !member && (
        <MembersNote
          host={hostOf(server.address)}
          accounts={kindAt(server).accounts}
          onOptions={onOptions}
        />
      )}
      <ShareForm
        draft={draft}
        limits={server.limits}
        seals={kindAt(server).seals}
        policy={settings.policy}
        viewer={viewerOf(settings.viewer, kindAt(server)) !== null}
        submit={wasTried(attempt) ? "retry" : "create"}
        busy={busy}
        notice={told}
        made={
          maker && (
            <maker.Maker
              press={maker.press}
              text={draft.text}
              chosen={settings.password}
              onText={(text) => change({ ...draft, text })}
            />
          )
        }
        offer={first ? undefined : offer}
        random={(length) => io.random(length)}
        onChange={change}
        onGenerate={(caret) => void outcome(() => generate(caret))}
        onSubmit={() => void submit()}
      />
      {attempt && (
        <button type="button" class="plain" onClick={() => void outcome(letGo)}>
          {t("discard")}
        </button>
      )}
    </>
  );
}

const MENU = import.meta.env.BROWSER === "firefox" ? "in lines" : "flattened";

/** True if the text was tried. A text that was refused before anything was sent is not tried again: it is another one by then. */
function wasTried(attempt: ComposeProps["attempt"]): boolean {
  return attempt?.state === "failed" && attempt.failure.kind !== "unsupported";
}

interface NoticeProps {
  readonly attempt: ComposeProps["attempt"];
  readonly past: boolean;
  /** The failure of the last press on the button, if no attempt tells it. */
  readonly failure: FailureInfo | undefined;
  readonly server: Server;
  readonly offer: ComponentChildren;
  readonly onAllow: () => void;
  readonly onOptions: () => void;
}

function notice({ attempt, past, failure, server, offer, onAllow, onOptions }: NoticeProps) {
  const before = attempt?.state === "failed" && !past ? attempt.failure : undefined;
  const failed = failure ?? before;
  if (failed) {
    const host = hostOf(attempt?.address ?? server.address);
    const remedies = { allow: onAllow, options: onOptions };
    const doing = attempt?.remade ? "remade" : "create";
    return <FailureNote failure={failed} doing={doing} host={host} remedies={remedies} />;
  }
  if (attempt?.state !== "inexact") return undefined;
  // The link or sealed text may have been edited away.
  if ((attempt.doubt === "link" || attempt.doubt === "sealed") && !offer) return undefined;
  return (
    <>
      <DoubtNote doubt={attempt.doubt} menu={MENU} />
      {offer}
    </>
  );
}

/** Gives the draft a lifetime that the server grants, whatever an earlier server granted. */
function granted(draft: Draft, { limits }: Server): Draft {
  const { terms } = draft;
  return { ...draft, terms: { ...terms, lifetime: grantable(terms.lifetime, limits) } };
}
