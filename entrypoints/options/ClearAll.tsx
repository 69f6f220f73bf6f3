import { ClearSection } from "../../components/options/ClearSection";
import { useTask } from "../../components/hooks/useTask";
import { background } from "../../lib/app/background";

export function ClearAll() {
  const [task, run] = useTask();
  return <ClearSection task={task} onClear={() => void run(() => background.call("clear"))} />;
}
