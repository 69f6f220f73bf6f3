import { useId, useRef, useState } from "preact/hooks";
import { serverSentences } from "../../lib/wording/serverSentences";
import type { Server } from "../../lib/domain";
import type { Kind } from "../../lib/service";
import { hostOf } from "../../lib/links/address";
import { Confirm } from "../Confirm";
import { PermissionNote } from "./PermissionNote";
import { TaskNote } from "./TaskNote";
import { useSpeech } from "../Translate";
import type { Task } from "../hooks/useTask";

export interface ServerItemProps {
  readonly server: Server;
  readonly kind: Pick<Kind, "name" | "seals" | "accounts">;
  /** True if the browser lets us contact the server. */
  readonly permitted: boolean;
  /** The last test of its connection. */
  readonly task: Task;
  readonly onTest: () => void;
  readonly onAllow: () => void;
  /** Called after the confirmation. Absent: the organisation put it here. */
  readonly onRemove?: (() => void) | undefined;
}

/** Shows an own server, the facts about it, and the actions for it. */
export function ServerItem({ server, kind, permitted, task, ...on }: ServerItemProps) {
  const { t, tell, locale } = useSpeech();
  const id = useId();
  const [asking, setAsking] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const host = hostOf(server.address);
  const keep = (): void => {
    setAsking(false);
    row.current?.focus();
  };
  return (
    <li class="row-item" tabIndex={-1} ref={row} aria-labelledby={id}>
      <bdi class="name" id={id}>
        {host}
      </bdi>
      <p class="hint">{kind.name}</p>
      <p class="hint">{tell(serverSentences(server, kind, locale))}</p>
      {!permitted && <PermissionNote host={host} onAllow={on.onAllow} />}
      <TaskNote task={task} doing="probe" host={host} done={t("connectionWorks")} />
      {asking && on.onRemove !== undefined ? (
        <Confirm
          question={t("removeServerQuestion", host)}
          action={t("remove")}
          onConfirm={on.onRemove}
          onKeep={keep}
        />
      ) : (
        <div class="actions">
          <button
            type="button"
            class="second"
            aria-disabled={task.state === "busy"}
            aria-describedby={id}
            onClick={() => task.state !== "busy" && on.onTest()}
          >
            {t("testConnection")}
          </button>
          {on.onRemove !== undefined && (
            <button
              type="button"
              class="second"
              aria-describedby={id}
              onClick={() => setAsking(true)}
            >
              {t("remove")}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
