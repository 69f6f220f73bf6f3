import { FailureNote } from "../../components/FailureNote";
import { NewSecretsSection } from "../../components/options/NewSecretsSection";
import { useTask } from "../../components/hooks/useTask";
import { background, type SettingsChange } from "../../lib/app/background";
import { kindAt, kinds } from "../../lib/app/kinds";
import { currentServer, type EffectiveSettings } from "../../lib/settings/settings";

export function NewSecrets({ settings }: { readonly settings: EffectiveSettings }) {
  const [task, run] = useTask();
  const choose = (choice: SettingsChange) => void run(() => background.call("choose", choice));
  const server = currentServer(settings, kinds);
  return (
    <NewSecretsSection
      settings={settings}
      server={server}
      kind={kindAt(server)}
      saved={task.state === "done"}
      problem={
        task.state === "failed" && <FailureNote failure={task.failure} doing="choose" host="" />
      }
      onTerms={(terms) => choose({ terms })}
      onPopup={(popup) => choose({ popup })}
      onReceipts={(receipts) => choose({ receipts })}
    />
  );
}
