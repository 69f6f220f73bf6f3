import { useRef } from "preact/hooks";
import { FailureNote } from "../../components/FailureNote";
import { ServerForm } from "../../components/options/ServerForm";
import { ServerItem } from "../../components/options/ServerItem";
import { ServersSection } from "../../components/options/ServersSection";
import { useTask } from "../../components/hooks/useTask";
import type { Origin, Server } from "../../lib/domain";
import { background } from "../../lib/app/background";
import { requestPermission } from "../../lib/platform/permissions";
import { isPublic } from "../../lib/app/kinds";
import { withPermission } from "./withPermission";
import type { WhereProps } from "./Where";

export function OwnServers({ settings, servers, permitted }: WhereProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [adding, runAdding] = useTask();
  const [removing, runRemoving] = useTask();
  const { servers: allowed, defaultServer } = settings.policy;
  const fixed = new Set([...(allowed ?? []), defaultServer]);
  const remove = (origin: Origin): void => {
    heading.current?.focus(); // the element that had it goes away
    void runRemoving(() => background.call("removeServer", origin));
  };
  return (
    <ServersSection
      heading={heading}
      locked={allowed !== undefined}
      items={servers
        .filter((server) => !isPublic(server))
        .map((server) => (
          <OwnServer
            key={server.origin}
            server={server}
            permitted={permitted.has(server.origin)}
            onRemove={fixed.has(server.origin) ? undefined : () => remove(server.origin)}
          />
        ))}
      problem={
        removing.state === "failed" && (
          <FailureNote failure={removing.failure} doing="choose" host="" />
        )
      }
    >
      <ServerForm
        listed={servers.map(({ origin }) => origin)}
        task={adding}
        onAdd={(origin) => runAdding(() => ask(origin))}
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
      permitted={permitted}
      task={task}
      onTest={() => void run(() => ask(server.origin))}
      onAllow={() => void requestPermission(server.origin)}
      onRemove={onRemove}
    />
  );
}

/** Asks the server about itself, and keeps the answer. */
function ask(origin: Origin): Promise<void> {
  return withPermission(origin, () => background.call("addServer", origin));
}
