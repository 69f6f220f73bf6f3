import { ClearSection } from "../../components/ClearSection";
import { useTask } from "../../components/useTask";
import { background } from "../../lib/app/background";

export function ClearAll() {
  const [task, run] = useTask();
  return <ClearSection task={task} onClear={() => void run(() => background.call("clear"))} />;
}
