import type { Doing } from "../../lib/wording/notice";
import { FailureNote } from "../FailureNote";
import { useSpeech } from "../Translate";
import type { Task } from "../hooks/useTask";

export interface TaskNoteProps {
  readonly task: Task;
  readonly doing: Doing;
  readonly host: string;
  /** The sentence for a finished task. */
  readonly done: string;
}

/** Shows the state of a server's task, and has it read aloud. */
export function TaskNote({ task, doing, host, done }: TaskNoteProps) {
  const { t } = useSpeech();
  return (
    <>
      <output class="outcome">
        {task.state === "busy" && t("askingHost", host)}
        {task.state === "done" && done}
      </output>
      {task.state === "failed" && <FailureNote failure={task.failure} doing={doing} host={host} />}
    </>
  );
}
