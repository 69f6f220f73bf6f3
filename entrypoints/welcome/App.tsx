import { FailureNote } from "../../components/FailureNote";
import { Page } from "../../components/Page";
import { useItem } from "../../components/hooks/useItem";
import { useShortcut } from "../../components/hooks/useShortcut";
import { useTask } from "../../components/hooks/useTask";
import { Welcome, type WelcomeAnswer } from "../../components/welcome/Welcome";
import { background, type SettingsChange } from "../../lib/app/background";
import { closeThisTab } from "../../lib/platform/tabs";
import { lastSeenSettings } from "../../lib/app/items";
import { isPublic, kindAt, kinds } from "../../lib/app/kinds";
import { openShortcutSettings, shortcut } from "../../lib/platform/shortcut";
import type { Address } from "../../lib/domain";
import { chooseServer } from "../../lib/app/chooseServer";
import { offered, type OfferedServer } from "../../lib/settings/offered";
import {
  currentServer,
  type EffectiveSettings,
  kindOf,
  knownServers,
} from "../../lib/settings/settings";

/** The server of a service that seals by itself whose once holds, and whose receipts tell and burn. */
const BETWEEN = kindOf(kinds, "cryptfyi")?.servers[0];

/** True for the regions, for own servers, and for the chosen one. */
function isListed(one: OfferedServer, chosen: Address): boolean {
  return one.region || one.address === chosen || !isPublic(one);
}

/** Shown once, after the installation. It sends nothing. */
export function App({ stored }: { readonly stored: EffectiveSettings }) {
  const settings = useItem(lastSeenSettings, stored);
  const keys = useShortcut(shortcut);
  const [task, run] = useTask();
  const choose = (choice: SettingsChange) => void run(() => background.call("choose", choice));
  const known = knownServers(settings, kinds);
  const servers = offered(settings, kinds);
  const server = currentServer(settings, kinds);
  const between = servers.find(({ address }) => address === BETWEEN?.address);
  const answer = (given: WelcomeAnswer) => {
    if (given === "between") return BETWEEN && void run(() => chooseServer(BETWEEN, settings));
    const keeping = servers.find(({ seals }) => !seals);
    const other = kindAt(server).seals && keeping ? { server: keeping.address } : {};
    return choose({ terms: { kind: given }, ...other });
  };
  const chooseKnown = (address: Address) => {
    const found = known.find((one) => one.address === address);
    if (found) void run(() => chooseServer(found, settings));
  };
  return (
    <Page layout="tab">
      <Welcome
        settings={settings}
        servers={servers.filter((one) => isListed(one, server.address))}
        between={between}
        server={server.address}
        ownServers="/options.html#servers"
        shortcut={keys}
        saved={task.state === "done"}
        problem={
          task.state === "failed" && <FailureNote failure={task.failure} doing="choose" host="" />
        }
        onAnswer={answer}
        onServer={chooseKnown}
        onShortcut={() => void openShortcutSettings()}
        onClose={() => void closeThisTab()}
      />
    </Page>
  );
}
