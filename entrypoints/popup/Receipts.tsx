import { useMemo, useState } from "preact/hooks";
import { FailureNote } from "../../components/FailureNote";
import type { ReceiptEntry } from "../../components/popup/ReceiptItem";
import { ReceiptList } from "../../components/popup/ReceiptList";
import { UncheckedNote } from "../../components/popup/UncheckedNote";
import { useItem } from "../../components/hooks/useItem";
import { type Attempt, type KeptLink } from "../../lib/sharing/attempt";
import { unkeptReceipts } from "../../lib/sharing/attemptList";
import { clock } from "../../lib/clock";
import type { Address, Receipt } from "../../lib/domain";
import { type FailureInfo, outcome } from "../../lib/failure";
import { hostOf } from "../../lib/links/address";
import { background } from "../../lib/app/background";
import { copyHere } from "../../lib/app/copyHere";
import { attempts, links, receipts, sessionReceipts } from "../../lib/app/items";
import { kinds } from "../../lib/app/kinds";
import { originsAt } from "../../lib/settings/origins";
import { type EffectiveSettings, kindOf } from "../../lib/settings/settings";
import { openOptions } from "../../lib/platform/tabs";
import { permittedOf } from "../../lib/platform/permissions";
import { burnNeeds, hasEnded, together } from "../../lib/sharing/receipts";
import { allow, type Layout } from "./allow";
import { saveNote } from "./saveNote";

/** The stored values that the first paint of the receipts needs. */
export interface StoredReceipts {
  readonly attempts: readonly Attempt[];
  readonly links: Readonly<Record<string, KeptLink>>;
  readonly receipts: readonly Receipt[];
  readonly sessionReceipts: readonly Receipt[];
  readonly layout: Layout;
}

export interface ReceiptsProps {
  readonly stored: StoredReceipts;
  readonly settings: EffectiveSettings;
}

interface Failed {
  readonly failure: FailureInfo;
  readonly address: Address;
}

/** A service that is no longer known does nothing. */
const NONE = { status: false, burn: false, proof: false };

/** Lists the secrets that were created on this device, and their states. */
export function Receipts({ stored, settings }: ReceiptsProps) {
  const onDisk = useItem(receipts, stored.receipts);
  const inMemory = useItem(sessionReceipts, stored.sessionReceipts);
  const kept = useItem(links, stored.links);
  const [burning, setBurning] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<Failed>();
  const all = together(inMemory, onDisk, unkeptReceipts(useItem(attempts, stored.attempts)));
  const now = clock.now();
  const unasked = useUnasked(
    all.filter((receipt) => !hasEnded(receipt, now)),
    settings,
  );

  const notes = new Map(onDisk.map(({ linkDigest, note }) => [linkDigest, note]));
  const entries = all.map((receipt): ReceiptEntry => {
    const link = kept[receipt.linkDigest];
    // The disk may have refused the receipt, or no more than its newest note.
    const passing = notes.get(receipt.linkDigest) !== receipt.note;
    const need = burnNeeds(receipt, link);
    const { receipts: powers = NONE } = kindOf(kinds, receipt.service) ?? {};
    const { url, suggested } = link ?? {};
    return { receipt, link: url, suggested, need, passing, powers };
  });
  const burn = async (digest: string, proof?: string) => {
    setFailed(undefined);
    setBurning((digests) => new Set([...digests, digest]));
    const given = proof === undefined ? {} : { proof };
    const result = await outcome(() => background.call("burn", { digest, ...given }));
    setBurning((digests) => new Set([...digests].filter((other) => other !== digest)));
    const address = all.find(({ linkDigest }) => linkDigest === digest)?.address;
    if (!result.ok && address) setFailed({ failure: result.failure, address });
  };
  const onAllow = (address: Address) =>
    void outcome(() => allow(originsAt(settings, kinds, address), stored.layout));
  return (
    <>
      {failed && (
        <FailureNote
          failure={failed.failure}
          doing="burn"
          host={hostOf(failed.address)}
          remedies={{
            allow: () => onAllow(failed.address),
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
        onNote={saveNote}
        onRemove={(digest) => void outcome(() => background.call("remove", digest))}
      />
    </>
  );
}

/** The first server that still keeps one of these secrets and whose permission is gone. */
function useUnasked(waiting: readonly Receipt[], settings: EffectiveSettings): Address | undefined {
  const asked = waiting.filter(({ handle }) => handle !== undefined);
  const addresses = [...new Set(asked.map(({ address }) => address))];
  const needed = (address: Address) => originsAt(settings, kinds, address);
  const origins = [...new Set(addresses.flatMap(needed))];
  const permitted = useItem(
    useMemo(() => permittedOf(origins), [origins.join(" ")]),
    new Set(origins),
  );
  return addresses.find((address) => !needed(address).every((origin) => permitted.has(origin)));
}
