import { useEffect, useRef, useState } from "preact/hooks";
import { DoubtNote } from "../../components/DoubtNote";
import { FailureNote } from "../../components/FailureNote";
import type { Offer } from "../../components/LinkOffer";
import { MembersNote } from "../../components/MembersNote";
import { ShareForm } from "../../components/ShareForm";
import { useSpeech } from "../../components/Translate";
import { emptied, type Attempt, type Draft } from "../../lib/attempts";
import type { Server } from "../../lib/domain";
import { type FailureInfo, outcome } from "../../lib/failure";
import { recognise } from "../../lib/links";
import { hostOf } from "../../lib/origin";
import { background } from "../../lib/platform/background";
import { writeForm } from "../../lib/platform/form";
import { io } from "../../lib/platform/io";
import { openOptions } from "../../lib/platform/openOptions";
import { kinds } from "../../lib/platform/kinds";
import { type Governed, grantable } from "../../lib/settings";
import { allow, type Layout } from "./allow";

export interface ComposeProps {
  readonly server: Server;
  readonly settings: Governed;
  /** There is an account at the server. */
  readonly member: boolean;
  readonly layout: Layout;
  /** What is in the form, and was there before an attempt was shown in its place. */
  readonly typed: Draft;
  readonly onType: (draft: Draft) => void;
  /** What failed or is in doubt; without it this is the form. */
  readonly attempt?: Extract<Attempt, { state: "failed" | "inexact" }>;
}

/** The form, or a text that could not be sent yet. Whatever is typed is kept. */
export function Compose({ server, settings, layout, typed, onType, ...rest }: ComposeProps) {
  const { member, attempt } = rest;
  const { t } = useSpeech();
  const [revised, setRevised] = useState(attempt?.draft);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureInfo>();
  const draft = granted(revised ?? typed, server);
  const sent = useRef<Draft | undefined>(undefined);
  useEffect(
    // An attempt has taken the form's place, and has the text: it is not to come back for the next recipient.
    () => () => {
      if (sent.current) onType(emptied(sent.current));
    },
    [onType],
  );

  const change = (next: Draft) => {
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
  const letGo = async () => {
    if (attempt) return background.call("dismiss", attempt.id);
    onType(emptied(draft));
    await writeForm(emptied(draft));
  };
  const reveal = async (url: string) => {
    // First, since the tab that opens closes the popup.
    await letGo();
    await background.call("reveal", url);
    close();
  };
  const onOptions = () => void outcome(openOptions);
  const onAllow = () => void outcome(() => allow(attempt?.origin ?? server.origin, layout));
  const told = notice({ attempt, failure, server, onAllow, onOptions });

  return (
    <>
      {told === undefined && server.guests === false && !member && (
        <MembersNote host={hostOf(server.origin)} onOptions={onOptions} />
      )}
      <ShareForm
        draft={draft}
        limits={server.limits}
        policy={settings.policy}
        viewer={settings.viewer !== null}
        submit={wasTried(attempt) ? "retry" : "create"}
        busy={busy}
        notice={told}
        offer={offer(draft.text, (url) => void outcome(() => reveal(url)))}
        random={(length) => io.random(length)}
        onChange={change}
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

/** What was refused before anything was sent is not tried again: the text is another one by then. */
function wasTried(attempt: ComposeProps["attempt"]): boolean {
  return attempt?.state === "failed" && attempt.failure.kind !== "unsupported";
}

interface NoticeProps {
  readonly attempt: ComposeProps["attempt"];
  /** Of the last press on the button, where no attempt tells it. */
  readonly failure: FailureInfo | undefined;
  readonly server: Server;
  readonly onAllow: () => void;
  readonly onOptions: () => void;
}

function notice({ attempt, failure, server, onAllow, onOptions }: NoticeProps) {
  const failed = failure ?? (attempt?.state === "failed" ? attempt.failure : undefined);
  if (failed) {
    const host = hostOf(attempt?.origin ?? server.origin);
    const remedies = { allow: onAllow, options: onOptions };
    return <FailureNote failure={failed} doing="create" host={host} remedies={remedies} />;
  }
  return attempt?.state === "inexact" ? <DoubtNote doubt={attempt.doubt} /> : undefined;
}

/** With a lifetime that the server grants, whatever an earlier one did. */
function granted(draft: Draft, { limits }: Server): Draft {
  const { terms } = draft;
  return { ...draft, terms: { ...terms, lifetime: grantable(terms.lifetime, limits) } };
}

/** What is offered where a one-time link was pasted instead of a secret. */
function offer(text: string, reveal: (url: string) => void): Offer | undefined {
  const found = recognise(text, kinds, []);
  switch (found.state) {
    case "known":
    case "foreign":
      return {
        state: "whole",
        host: hostOf(found.link.origin),
        onReveal: () => reveal(text.trim()),
      };
    case "incomplete":
      return { state: "cut" };
    case "none":
      return undefined;
  }
}
