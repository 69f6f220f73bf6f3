import { FailureNote } from "../../components/FailureNote";
import { PermissionNote } from "../../components/options/PermissionNote";
import { useTask } from "../../components/hooks/useTask";
import { ViewerSection } from "../../components/options/ViewerSection";
import type { Origin } from "../../lib/domain";
import { outcome } from "../../lib/failure";
import { hostOf } from "../../lib/links/address";
import { background } from "../../lib/app/background";
import { kinds } from "../../lib/app/kinds";
import { dropPermission, requestPermission } from "../../lib/platform/permissions";
import type { EffectiveSettings } from "../../lib/settings/settings";
import { originOfViewer, originsIn } from "../../lib/settings/origins";

export interface ViewerProps {
  readonly settings: EffectiveSettings;
  readonly permitted: ReadonlySet<Origin>;
}

export function Viewer({ settings, permitted }: ViewerProps) {
  const [task, run] = useTask();
  const origin = originOfViewer(settings.viewer);
  const save = async (viewer: string | null): Promise<void> => {
    const next = originOfViewer(viewer);
    // Within the press. The viewer is kept whatever the answer: without the permission only clicks on its links are missed.
    if (next !== undefined && settings.clicked) void outcome(() => requestPermission([next]));
    await background.call("choose", { viewer });
    const needed = originsIn({ ...settings, viewer }, kinds);
    if (origin !== undefined && !needed.includes(origin)) await dropPermission([origin]);
  };
  return (
    <ViewerSection
      viewer={settings.viewer}
      locked={settings.policy.viewer !== undefined}
      saved={task.state === "done"}
      onSave={(viewer) => void run(() => save(viewer))}
    >
      {task.state === "failed" && <FailureNote failure={task.failure} doing="choose" host="" />}
      {origin !== undefined && settings.clicked && !permitted.has(origin) && (
        <PermissionNote
          missing="viewerNotPermitted"
          host={hostOf(origin)}
          onAllow={() => void requestPermission([origin])}
        />
      )}
    </ViewerSection>
  );
}
