import { useRef } from "preact/hooks";
import { FailureNote } from "../../components/FailureNote";
import { ServerForm } from "../../components/options/ServerForm";
import { ServerItem } from "../../components/options/ServerItem";
import { ServersSection } from "../../components/options/ServersSection";
import { useTask } from "../../components/hooks/useTask";
import type { Address, Server } from "../../lib/domain";
import { originsOf } from "../../lib/links/address";
import { background } from "../../lib/app/background";
import { requestPermission } from "../../lib/platform/permissions";
import { isPublic, kindAt, kinds } from "../../lib/app/kinds";
import { withPermission } from "../../lib/app/withPermission";
import type { WhereProps } from "./Where";

export function OwnServers({ settings, servers, permitted }: WhereProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [adding, runAdding] = useTask();
  const [removing, runRemoving] = useTask();
  const { servers: allowed, defaultServer } = settings.policy;
  const fixed = new Set([...(allowed ?? []), defaultServer].map((named) => named?.address));
  const remove = (address: Address): void => {
    heading.current?.focus(); // the element that had it goes away
    void runRemoving(() => background.call("removeServer", address));
  };
  return (
    <ServersSection
      heading={heading}
      locked={allowed !== undefined}
      items={servers
        .filter((server) => !isPublic(server))
        .map((server) => (
          <OwnServer
            key={server.address}
            server={server}
            permitted={originsOf(server).every((origin) => permitted.has(origin))}
            onRemove={fixed.has(server.address) ? undefined : () => remove(server.address)}
          />
        ))}
      problem={
        removing.state === "failed" && (
          <FailureNote failure={removing.failure} doing="choose" host="" />
        )
      }
    >
      <ServerForm
        kinds={kinds}
        listed={servers.map(({ address }) => address)}
        task={adding}
        onAdd={(address) => runAdding(() => ask({ address }))}
      />
    </ServersSection>
  );
}

interface OwnServerProps {
  readonly server: Server;
  readonly permitted: boolean;
  readonly onRemove: (() => void) | undefined;
}

function OwnServer({ server, permitted, onRemove }: OwnServerProps) {
  const [task, run] = useTask();
  return (
    <ServerItem
      server={server}
      kind={kindAt(server)}
      permitted={permitted}
      task={task}
      onTest={() => void run(() => ask(server))}
      onAllow={() => void requestPermission(originsOf(server))}
      onRemove={onRemove}
    />
  );
}

/** Asks the server about itself, and keeps the answer. */
function ask(server: Pick<Server, "address" | "api">): Promise<void> {
  return withPermission(originsOf(server), () => background.call("addServer", server.address));
}
