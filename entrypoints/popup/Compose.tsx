import { useState } from "preact/hooks";
import { DoubtNote } from "../../components/DoubtNote";
import { FailureNote } from "../../components/FailureNote";
import type { Offer } from "../../components/LinkOffer";
import { ShareForm } from "../../components/ShareForm";
import { useSpeech } from "../../components/Translate";
import type { Attempt, Draft } from "../../lib/attempts";
import type { Server } from "../../lib/domain";
import { type FailureInfo, outcome } from "../../lib/failure";
import { recognise } from "../../lib/links";
import { background } from "../../lib/platform/background";
import { emptyForm, writeForm } from "../../lib/platform/form";
import { services } from "../../lib/platform/services";

interface ComposeProps {
  readonly draft: Draft;
  readonly server: Server;
  /** What failed or is in doubt; without it this is the form. */
  readonly attempt?: Extract<Attempt, { state: "failed" | "inexact" }>;
}

/** The form, or a text that could not be sent yet. Whatever is typed is kept. */
export function Compose({ draft: initial, server, attempt }: ComposeProps) {
  const { t } = useSpeech();
  const [draft, setDraft] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureInfo>();

  const change = (next: Draft) => {
    setDraft(next);
    void outcome(() =>
      attempt ? background.call("revise", { id: attempt.id, draft: next }) : writeForm(next),
    );
  };
  const submit = async () => {
    setBusy(true);
    setFailure(undefined);
    const replaces = attempt ? { replaces: attempt.id } : {};
    const result = await outcome(() => background.call("share", { draft, ...replaces }));
    setBusy(false);
    if (!result.ok) setFailure(result.failure);
  };
  const reveal = async (url: string) => {
    await background.call("reveal", url);
    await emptyForm(draft);
    close();
  };

  return (
    <>
      <ShareForm
        draft={draft}
        limits={server.limits}
        submit={attempt?.state === "failed" ? "retry" : "create"}
        busy={busy}
        notice={notice(attempt, failure, server)}
        offer={offer(draft.text, (url) => void outcome(() => reveal(url)))}
        onChange={change}
        onSubmit={() => void submit()}
      />
      {attempt && (
        <button
          type="button"
          class="plain"
          onClick={() => void outcome(() => background.call("dismiss", attempt.id))}
        >
          {t("discard")}
        </button>
      )}
    </>
  );
}

function notice(
  attempt: ComposeProps["attempt"],
  failure: FailureInfo | undefined,
  server: Server,
) {
  const failed = failure ?? (attempt?.state === "failed" ? attempt.failure : undefined);
  const host = new URL(attempt?.origin ?? server.origin).host;
  if (failed) return <FailureNote failure={failed} doing="create" host={host} />;
  return attempt?.state === "inexact" ? <DoubtNote doubt={attempt.doubt} /> : undefined;
}

/** What is offered where a one-time link was pasted instead of a secret. */
function offer(text: string, reveal: (url: string) => void): Offer | undefined {
  const found = recognise(text, services, []);
  switch (found.state) {
    case "known":
    case "foreign":
      return {
        state: "whole",
        host: new URL(found.link.origin).host,
        onReveal: () => reveal(text.trim()),
      };
    case "incomplete":
      return { state: "cut" };
    case "none":
      return undefined;
  }
}
