import { useMemo } from "preact/hooks";
import { Page } from "../../components/Page";
import { SectionLinks } from "../../components/options/SectionLinks";
import { useSpeech } from "../../components/Translate";
import { useItem } from "../../components/hooks/useItem";
import type { SignedIn } from "../../lib/settings/accounts";
import type { Address, Origin } from "../../lib/domain";
import { lastSeenSettings } from "../../lib/app/items";
import { permittedOf } from "../../lib/platform/permissions";
import { privateWindows } from "../../lib/platform/privateStorage";
import { kinds } from "../../lib/app/kinds";
import { currentServer, type EffectiveSettings, knownServers } from "../../lib/settings/settings";
import { OwnAccounts } from "./OwnAccounts";
import { ClearAll } from "./ClearAll";
import { Help } from "./Help";
import { NewSecrets } from "./NewSecrets";
import { Opening } from "./Opening";
import { originsIn } from "../../lib/settings/origins";
import { OwnServers } from "./OwnServers";
import { RecipientSentence } from "./RecipientSentence";
import { Shortcut } from "./Shortcut";
import { Viewer } from "./Viewer";
import { Where } from "./Where";

export interface Stored {
  readonly settings: EffectiveSettings;
  readonly accounts: ReadonlyMap<Address, SignedIn>;
  readonly permitted: ReadonlySet<Origin>;
}

/** The sections in their order: first the ones that most people look for. */
const SECTIONS = [
  ["new", "newSecrets"],
  ["where", "whereSecretsGo"],
  ["sentence", "recipientSentence"],
  ["viewer", "recipients"],
  ["opening", "openingLinks"],
  ["shortcut", "shortcut"],
  ["servers", "ownServers"],
  ["accounts", "accounts"],
  ["device", "onThisDevice"],
  ["help", "help"],
] as const;

/** Shows every setting. Each change is kept at once. */
export function App({ stored }: { readonly stored: Stored }) {
  const { t } = useSpeech();
  const settings = useItem(lastSeenSettings, stored.settings);
  const servers = knownServers(settings, kinds);
  const permitted = usePermitted(originsIn(settings, kinds), stored.permitted);
  return (
    <Page layout="tab" privateWindows={privateWindows()}>
      <h2>{t("optionsTitle")}</h2>
      <SectionLinks links={SECTIONS.map(([anchor, title]) => ({ anchor, title: t(title) }))} />
      <NewSecrets settings={settings} />
      <Where settings={settings} servers={servers} permitted={permitted} />
      <RecipientSentence settings={settings} />
      <Viewer settings={settings} permitted={permitted} />
      <Opening settings={settings} />
      <Shortcut />
      <OwnServers settings={settings} servers={servers} permitted={permitted} />
      <OwnAccounts
        servers={servers}
        current={currentServer(settings, kinds).address}
        stored={stored.accounts}
      />
      <ClearAll />
      <Help settings={settings} />
    </Page>
  );
}

/** The ones among these origins that the browser lets us contact. */
function usePermitted(
  origins: readonly Origin[],
  initial: ReadonlySet<Origin>,
): ReadonlySet<Origin> {
  // The origins name the item: another list of the same ones is the same item.
  const item = useMemo(() => permittedOf(origins), [origins.join(" ")]);
  return useItem(item, initial);
}
