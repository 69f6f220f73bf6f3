import { useMemo } from "preact/hooks";
import { Page } from "../../components/Page";
import { useSpeech } from "../../components/Translate";
import { useItem } from "../../components/hooks/useItem";
import type { SignedIn } from "../../lib/settings/accounts";
import type { Address, Origin } from "../../lib/domain";
import { lastSeenSettings } from "../../lib/app/items";
import { permittedOf } from "../../lib/platform/permissions";
import { isPrivate } from "../../lib/platform/privateStorage";
import { kinds } from "../../lib/app/kinds";
import { type EffectiveSettings, knownServers } from "../../lib/settings/settings";
import { OwnAccounts } from "./OwnAccounts";
import { ClearAll } from "./ClearAll";
import { NewSecrets } from "./NewSecrets";
import { Opening } from "./Opening";
import { originsIn } from "../../lib/settings/origins";
import { OwnServers } from "./OwnServers";
import { Shortcut } from "./Shortcut";
import { Viewer } from "./Viewer";
import { Where } from "./Where";

export interface Stored {
  readonly settings: EffectiveSettings;
  readonly accounts: ReadonlyMap<Address, SignedIn>;
  readonly permitted: ReadonlySet<Origin>;
}

/** Shows every setting. Each change is kept at once. */
export function App({ stored }: { readonly stored: Stored }) {
  const { t } = useSpeech();
  const settings = useItem(lastSeenSettings, stored.settings);
  const servers = knownServers(settings, kinds);
  const permitted = usePermitted(originsIn(settings, kinds), stored.permitted);
  return (
    <Page layout="tab" inPrivate={isPrivate()}>
      <h2>{t("optionsTitle")}</h2>
      <Where settings={settings} servers={servers} permitted={permitted} />
      <OwnServers settings={settings} servers={servers} permitted={permitted} />
      <OwnAccounts servers={servers} stored={stored.accounts} />
      <NewSecrets settings={settings} />
      <Viewer settings={settings} permitted={permitted} />
      <Opening settings={settings} />
      <Shortcut />
      <ClearAll />
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
