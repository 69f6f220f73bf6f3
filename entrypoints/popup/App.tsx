import { useEffect, useState } from "preact/hooks";
import { OptionsButton } from "../../components/popup/OptionsButton";
import { Page } from "../../components/Page";
import { SendingNote } from "../../components/popup/SendingNote";
import { UndoneNote } from "../../components/popup/UndoneNote";
import { useItem } from "../../components/hooks/useItem";
import type { SignedIn } from "../../lib/settings/accounts";
import type { Attempt } from "../../lib/sharing/attempt";
import type { Draft } from "../../lib/sharing/draft";
import type { Address } from "../../lib/domain";
import { outcome } from "../../lib/failure";
import { hostOf } from "../../lib/links/address";
import { background } from "../../lib/app/background";
import { copyHere } from "../../lib/app/copyHere";
import { attempts, lastSeenSettings } from "../../lib/app/items";
import { openOptions } from "../../lib/platform/tabs";
import { privateWindows } from "../../lib/platform/privateStorage";
import { kinds } from "../../lib/app/kinds";
import { signedIn } from "../../lib/app/signedIn";
import { currentServer, type EffectiveSettings } from "../../lib/settings/settings";
import { Compose, type ComposeProps } from "./Compose";
import { Receipts, type StoredReceipts } from "./Receipts";
import { SharedLink } from "./SharedLink";

export interface Stored extends StoredReceipts {
  readonly draft: Draft;
  readonly settings: EffectiveSettings;
  readonly signedIn: ReadonlyMap<Address, SignedIn>;
}

/** Shows the newest attempt, or the form; below it the receipts of this device. */
export function App({ stored }: { readonly stored: Stored }) {
  const { layout } = stored;
  const [attempt] = useItem(attempts, stored.attempts);
  const [typed, setTyped] = useState(stored.draft);
  const settings = useItem(lastSeenSettings, stored.settings);
  const members = useItem(signedIn, stored.signedIn);
  const server = currentServer(settings, kinds);
  useEffect(() => {
    // The background's findings arrive through storage; a background that cannot answer changes nothing here.
    void outcome(() => background.call("opened"));
    void outcome(() => background.call("refresh"));
  }, []);
  return (
    <Page
      layout={layout}
      host={hostOf(whereTo(attempt) ?? server.address)}
      privateWindows={privateWindows()}
      aside={<OptionsButton onPress={() => void outcome(openOptions)} />}
    >
      <Current
        key={attempt?.id}
        attempt={attempt}
        compose={{
          server,
          settings,
          member: members.has(server.address),
          layout,
          typed,
          onType: setTyped,
        }}
      />
      {settings.receipts !== "none" && <Receipts stored={stored} settings={settings} />}
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
      return <SendingNote host={hostOf(attempt.address)} />;
    case "failed":
    case "inexact":
      return <Compose {...compose} attempt={attempt} />;
    case "shared":
      return <SharedLink attempt={attempt} settings={compose.settings} layout={compose.layout} />;
    case "undone":
      return (
        <UndoneNote
          attempt={attempt}
          onCopy={copyHere}
          onCreateAnother={() => void outcome(() => background.call("dismiss", attempt.id))}
        />
      );
  }
}

/** The server of the attempt; a text that is tried again goes to the server of new secrets. */
function whereTo(attempt: Attempt | undefined): Address | undefined {
  return attempt?.state === "failed" || attempt?.state === "inexact" ? undefined : attempt?.address;
}
