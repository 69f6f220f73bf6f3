import { FailureNote } from "../../components/FailureNote";
import { OpeningSection } from "../../components/options/OpeningSection";
import { useTask } from "../../components/hooks/useTask";
import { background } from "../../lib/app/background";
import { isPrivate } from "../../lib/platform/privateStorage";
import type { EffectiveSettings } from "../../lib/settings/settings";

export function Opening({ settings }: { readonly settings: EffectiveSettings }) {
  const [task, run] = useTask();
  return (
    <OpeningSection
      settings={settings}
      inPrivate={isPrivate()}
      saved={task.state === "done"}
      problem={
        task.state === "failed" && <FailureNote failure={task.failure} doing="choose" host="" />
      }
      onChoose={(choice) => void run(() => background.call("choose", choice))}
    />
  );
}
