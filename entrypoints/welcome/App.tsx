import { FailureNote } from "../../components/FailureNote";
import { Page } from "../../components/Page";
import { useItem } from "../../components/hooks/useItem";
import { useShortcut } from "../../components/hooks/useShortcut";
import { useTask } from "../../components/hooks/useTask";
import { Welcome } from "../../components/welcome/Welcome";
import { background, type SettingsChange } from "../../lib/app/background";
import { closeThisTab } from "../../lib/platform/tabs";
import { lastSeenSettings } from "../../lib/app/items";
import { isPublic, kinds } from "../../lib/app/kinds";
import { openShortcutSettings, shortcut } from "../../lib/platform/shortcut";
import { currentServer, type EffectiveSettings, knownServers } from "../../lib/settings/settings";

/** Shown once, after the installation. It sends nothing. */
export function App({ stored }: { readonly stored: EffectiveSettings }) {
  const settings = useItem(lastSeenSettings, stored);
  const keys = useShortcut(shortcut);
  const [task, run] = useTask();
  const choose = (choice: SettingsChange) => void run(() => background.call("choose", choice));
  const servers = knownServers(settings, kinds);
  return (
    <Page layout="tab">
      <Welcome
        settings={settings}
        regions={servers.filter(isPublic).map(({ address }) => address)}
        own={servers.filter((server) => !isPublic(server)).map(({ address }) => address)}
        server={currentServer(settings, kinds).address}
        ownServers="/options.html#servers"
        shortcut={keys}
        saved={task.state === "done"}
        problem={
          task.state === "failed" && <FailureNote failure={task.failure} doing="choose" host="" />
        }
        onKind={(kind) => choose({ terms: { kind } })}
        onServer={(server) => choose({ server })}
        onShortcut={() => void openShortcutSettings()}
        onClose={() => void closeThisTab()}
      />
    </Page>
  );
}
