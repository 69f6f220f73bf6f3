import { FailureNote } from "../../components/FailureNote";
import { PermissionNote } from "../../components/options/PermissionNote";
import { useTask } from "../../components/hooks/useTask";
import { WhereSection } from "../../components/options/WhereSection";
import type { Origin, Server } from "../../lib/domain";
import { hostOf, originsOf } from "../../lib/links/address";
import { background } from "../../lib/app/background";
import { requestPermission } from "../../lib/platform/permissions";
import { isPublic, kinds } from "../../lib/app/kinds";
import { currentServer, type EffectiveSettings } from "../../lib/settings/settings";

export interface WhereProps {
  readonly settings: EffectiveSettings;
  readonly servers: readonly Server[];
  readonly permitted: ReadonlySet<Origin>;
}

export function Where({ settings, servers, permitted }: WhereProps) {
  const [task, run] = useTask();
  const current = currentServer(settings, kinds);
  const { address: chosen } = current;
  const addressesOf = (some: readonly Server[]) => some.map(({ address }) => address);
  return (
    <WhereSection
      regions={addressesOf(servers.filter(isPublic))}
      own={addressesOf(servers.filter((server) => !isPublic(server)))}
      chosen={chosen}
      locked={settings.policy.defaultServer !== undefined}
      saved={task.state === "done"}
      onChoose={(address) => void run(() => background.call("choose", { server: address }))}
    >
      {task.state === "failed" && (
        <FailureNote failure={task.failure} doing="choose" host={hostOf(chosen)} />
      )}
      {/* The list below asks for an own server's permission. A server that is not allowed needs none. */}
      {servers.length > 0 &&
        isPublic(current) &&
        !originsOf(current).every((origin) => permitted.has(origin)) && (
          <PermissionNote
            host={hostOf(chosen)}
            onAllow={() => void requestPermission(originsOf(current))}
          />
        )}
    </WhereSection>
  );
}
