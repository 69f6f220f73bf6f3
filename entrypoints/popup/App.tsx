import { useEffect, useState } from "preact/hooks";
import { FailureNote } from "../../components/FailureNote";
import { LinkResult } from "../../components/LinkResult";
import { NoticeLine } from "../../components/NoticeLine";
import { Page } from "../../components/Page";
import { ReceiptList } from "../../components/ReceiptList";
import { SendingNote } from "../../components/SendingNote";
import { useSpeech } from "../../components/Translate";
import { UndoneNote } from "../../components/UndoneNote";
import type { Attempt, Draft } from "../../lib/attempts";
import type { Receipt } from "../../lib/domain";
import { type FailureInfo, outcome } from "../../lib/failure";
import { failureNotice, remakeNotice, type Notice } from "../../lib/notice";
import { hostOf } from "../../lib/origin";
import { background } from "../../lib/platform/background";
import { copyHere } from "../../lib/platform/copyHere";
import type { KeptLink } from "../../lib/platform/items";
import { attempts, governed, links, receipts, sessionReceipts } from "../../lib/platform/items";
import { services } from "../../lib/platform/services";
import { currentServer, type Governed } from "../../lib/settings";
import { Compose, type ComposeProps } from "./Compose";
import { useItem } from "../../components/useItem";

export interface Stored {
  readonly attempts: readonly Attempt[];
  readonly draft: Draft;
  readonly links: Readonly<Record<string, KeptLink>>;
  readonly receipts: readonly Receipt[];
  readonly sessionReceipts: readonly Receipt[];
  readonly settings: Governed;
  readonly layout: "popup" | "tab";
}

/** The newest attempt, or the form; below it the receipts of this device. */
export function App({ stored }: { readonly stored: Stored }) {
  const [attempt] = useItem(attempts, stored.attempts);
  const [typed, setTyped] = useState(stored.draft);
  const settings = useItem(governed, stored.settings);
  const server = currentServer(settings, services);
  useEffect(() => {
    // What they find out arrives through storage; a background that cannot answer changes nothing here.
    void outcome(() => background.call("opened"));
    void outcome(() => background.call("refresh"));
  }, []);
  return (
    <Page layout={stored.layout} host={hostOf(attempt?.origin ?? server.origin)}>
      <Current
        key={attempt?.id}
        attempt={attempt}
        compose={{
          server,
          policy: settings.policy,
          layout: stored.layout,
          typed,
          onType: setTyped,
        }}
      />
      <Receipts stored={stored} />
    </Page>
  );
}

interface CurrentProps {
  readonly attempt: Attempt | undefined;
  readonly compose: Omit<ComposeProps, "attempt">;
}

function Current({ attempt, compose }: CurrentProps) {
  switch (attempt?.state) {
    case undefined:
      return <Compose {...compose} />;
    case "sending":
    case "copying":
      return <SendingNote host={hostOf(attempt.origin)} />;
    case "failed":
    case "inexact":
      return <Compose {...compose} attempt={attempt} />;
    case "shared":
      return <Shared attempt={attempt} />;
    case "undone":
      return <UndoneNote status={attempt.status} onCreateAnother={() => dismiss(attempt)} />;
  }
}

function Shared({ attempt }: { attempt: Extract<Attempt, { state: "shared" }> }) {
  const [busy, setBusy] = useState(false);
  const { locale } = useSpeech();
  const [failed, setFailed] = useState<Notice>();
  const take = async (name: "undo" | "remake") => {
    setBusy(true);
    setFailed(undefined);
    const result = await outcome(() => background.call(name, attempt.id));
    setBusy(false);
    if (result.ok) return;
    const host = hostOf(attempt.origin);
    setFailed(
      name === "remake"
        ? remakeNotice(result.failure, host, locale)
        : failureNotice(result.failure, "burn", host, locale),
    );
  };
  return (
    <LinkResult
      attempt={attempt}
      busy={busy}
      notice={failed && <NoticeLine tone="bad" notice={failed} />}
      onCopy={copyHere}
      onUndo={() => void take("undo")}
      onOtherKind={() => void take("remake")}
      onCreateAnother={() => dismiss(attempt)}
    />
  );
}

function Receipts({ stored }: { readonly stored: Stored }) {
  const kept = useItem(receipts, stored.receipts);
  const forSession = useItem(sessionReceipts, stored.sessionReceipts);
  const urls = useItem(links, stored.links);
  const [burning, setBurning] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<{ failure: FailureInfo; host: string }>();
  const all = [...kept, ...forSession].toSorted((a, b) => b.createdAt - a.createdAt);
  const burn = async (digest: string) => {
    setFailed(undefined);
    setBurning((digests) => new Set([...digests, digest]));
    const result = await outcome(() => background.call("burn", { digest }));
    setBurning((digests) => new Set([...digests].filter((other) => other !== digest)));
    const origin = all.find(({ linkDigest }) => linkDigest === digest)?.origin;
    if (!result.ok && origin) setFailed({ failure: result.failure, host: hostOf(origin) });
  };
  return (
    <>
      {failed && <FailureNote failure={failed.failure} doing="burn" host={failed.host} />}
      <ReceiptList
        receipts={all}
        now={Date.now()}
        links={new Map(Object.entries(urls).map(([digest, { url }]) => [digest, url]))}
        burning={burning}
        onCopy={copyHere}
        onBurn={(digest) => void burn(digest)}
        onRemove={(digest) => void outcome(() => background.call("remove", digest))}
      />
    </>
  );
}

function dismiss({ id }: Attempt): void {
  void outcome(() => background.call("dismiss", id));
}
