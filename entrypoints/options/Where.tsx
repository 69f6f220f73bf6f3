import { FailureNote } from "../../components/FailureNote";
import { PermissionNote } from "../../components/options/PermissionNote";
import { useTask } from "../../components/hooks/useTask";
import { WhereSection } from "../../components/options/WhereSection";
import { useState } from "preact/hooks";
import type { Address, Origin, Server } from "../../lib/domain";
import { hostOf, originsOf } from "../../lib/links/address";
import { chooseServer } from "../../lib/app/chooseServer";
import { requestPermission } from "../../lib/platform/permissions";
import { isPublic, kinds } from "../../lib/app/kinds";
import { isUntried, offered } from "../../lib/settings/offered";
import { currentServer, type EffectiveSettings } from "../../lib/settings/settings";

export interface WhereProps {
  readonly settings: EffectiveSettings;
  readonly servers: readonly Server[];
  readonly permitted: ReadonlySet<Origin>;
}

export function Where({ settings, servers, permitted }: WhereProps) {
  const [task, run] = useTask();
  /** The server of the last choice, and the step that it takes. */
  const [asked, setAsked] = useState<{
    readonly host: string;
    readonly doing: "probe" | "choose";
  }>();
  const current = currentServer(settings, kinds);
  const { address: chosen } = current;
  const choose = (address: Address) => {
    const server = servers.find((one) => one.address === address);
    if (!server) return;
    const doing = isUntried(server, settings, kinds) ? "probe" : "choose";
    setAsked({ host: hostOf(address), doing });
    void run(() => chooseServer(server, settings));
  };
  return (
    <WhereSection
      servers={offered(settings, kinds)}
      chosen={chosen}
      locked={settings.policy.defaultServer !== undefined}
      saved={task.state === "done"}
      onChoose={choose}
    >
      {task.state === "failed" && asked && <FailureNote failure={task.failure} {...asked} />}
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
