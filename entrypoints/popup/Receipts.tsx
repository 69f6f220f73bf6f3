import { useMemo, useState } from "preact/hooks";
import { FailureNote } from "../../components/FailureNote";
import type { ReceiptEntry } from "../../components/popup/ReceiptItem";
import { ReceiptList } from "../../components/popup/ReceiptList";
import { UncheckedNote } from "../../components/popup/UncheckedNote";
import { useItem } from "../../components/hooks/useItem";
import { type Attempt, type KeptLink } from "../../lib/sharing/attempt";
import { unkeptReceipts } from "../../lib/sharing/attemptList";
import { clock } from "../../lib/clock";
import type { Origin, Receipt } from "../../lib/domain";
import { type FailureInfo, outcome } from "../../lib/failure";
import { hostOf } from "../../lib/links/origin";
import { background } from "../../lib/app/background";
import { copyHere } from "../../lib/app/copyHere";
import { attempts, links, receipts, sessionReceipts } from "../../lib/app/items";
import { openOptions } from "../../lib/platform/tabs";
import { permittedOf } from "../../lib/platform/permissions";
import { burnNeeds, hasEnded, together } from "../../lib/sharing/receipts";
import { allow, type Layout } from "./allow";

/** The stored values that the first paint of the receipts needs. */
export interface StoredReceipts {
  readonly attempts: readonly Attempt[];
  readonly links: Readonly<Record<string, KeptLink>>;
  readonly receipts: readonly Receipt[];
  readonly sessionReceipts: readonly Receipt[];
  readonly layout: Layout;
}

interface Failed {
  readonly failure: FailureInfo;
  readonly origin: Origin;
}

/** Lists the secrets that were created on this device, and their states. */
export function Receipts({ stored }: { readonly stored: StoredReceipts }) {
  const onDisk = useItem(receipts, stored.receipts);
  const inMemory = useItem(sessionReceipts, stored.sessionReceipts);
  const kept = useItem(links, stored.links);
  const [burning, setBurning] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<Failed>();
  const all = together(inMemory, onDisk, unkeptReceipts(useItem(attempts, stored.attempts)));
  const now = clock.now();
  const unasked = useUnasked(all.filter((receipt) => !hasEnded(receipt, now)));

  const lasting = new Set(onDisk.map(({ linkDigest }) => linkDigest));
  const entries = all.map((receipt): ReceiptEntry => {
    const link = kept[receipt.linkDigest];
    const passing = !lasting.has(receipt.linkDigest);
    return { receipt, link: link?.url, need: burnNeeds(receipt, link), passing };
  });
  const burn = async (digest: string, proof?: string) => {
    setFailed(undefined);
    setBurning((digests) => new Set([...digests, digest]));
    const given = proof === undefined ? {} : { proof };
    const result = await outcome(() => background.call("burn", { digest, ...given }));
    setBurning((digests) => new Set([...digests].filter((other) => other !== digest)));
    const origin = all.find(({ linkDigest }) => linkDigest === digest)?.origin;
    if (!result.ok && origin) setFailed({ failure: result.failure, origin });
  };
  const onAllow = (origin: Origin) => void outcome(() => allow(origin, stored.layout));
  return (
    <>
      {failed && (
        <FailureNote
          failure={failed.failure}
          doing="burn"
          host={hostOf(failed.origin)}
          remedies={{
            allow: () => onAllow(failed.origin),
            options: () => void outcome(openOptions),
          }}
        />
      )}
      {unasked && <UncheckedNote host={hostOf(unasked)} onAllow={() => onAllow(unasked)} />}
      <ReceiptList
        entries={entries}
        now={now}
        burning={burning}
        onCopy={copyHere}
        onBurn={(digest, proof) => void burn(digest, proof)}
        onRemove={(digest) => void outcome(() => background.call("remove", digest))}
      />
    </>
  );
}

/** The first server that still keeps one of these secrets and whose permission is gone. */
function useUnasked(waiting: readonly Receipt[]): Origin | undefined {
  const asked = waiting.filter(({ handle }) => handle !== undefined);
  const origins = [...new Set(asked.map(({ origin }) => origin))];
  const permitted = useItem(
    useMemo(() => permittedOf(origins), [origins.join(" ")]),
    new Set(origins),
  );
  return origins.find((origin) => !permitted.has(origin));
}
