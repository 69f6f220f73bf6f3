import { useRef, useState } from "preact/hooks";
import { Confirm } from "../Confirm";
import { FailureNote } from "../FailureNote";
import { PageSection } from "../PageSection";
import { useSpeech } from "../Translate";
import type { Task } from "../hooks/useTask";

export interface ClearSectionProps {
  readonly task: Task;
  /** Called after the confirmation. */
  readonly onClear: () => void;
}

/** Forgets all data on this device. */
export function ClearSection({ task, onClear }: ClearSectionProps) {
  const { t } = useSpeech();
  const [asking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const answered = (): void => {
    setAsking(false);
    heading.current?.focus(); // the element that had it goes away
  };
  return (
    <PageSection title={t("onThisDevice")} anchor="device" heading={heading}>
      <p class="hint">{t("onThisDeviceHint")}</p>
      <output class="outcome">{task.state === "done" && t("everythingCleared")}</output>
      {task.state === "failed" && <FailureNote failure={task.failure} doing="clear" host="" />}
      {asking ? (
        <Confirm
          question={t("clearEverythingQuestion")}
          action={t("clearEverything")}
          onConfirm={() => {
            answered();
            onClear();
          }}
          onKeep={answered}
        />
      ) : (
        <div class="actions">
          <button type="button" class="second danger" onClick={() => setAsking(true)}>
            {t("clearEverything")}
          </button>
        </div>
      )}
    </PageSection>
  );
}
