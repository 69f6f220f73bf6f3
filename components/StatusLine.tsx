import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import { alert, busy, done, link } from "./icons";
import { useFocus } from "./hooks/useFocus";

/** The feeling of a state; `bad` interrupts a screen reader, the others wait. */
export type Tone = "good" | "busy" | "neutral" | "warn" | "bad";

export interface StatusLineProps {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ComponentChildren;
}

const icons: Record<Tone, string> = {
  good: done,
  busy,
  neutral: link,
  warn: alert,
  bad: alert,
};

/** Tells the newest event. The line takes the focus when it appears, so that no key typed ahead presses a button. */
export function StatusLine({ tone, title, children }: StatusLineProps) {
  const ref = useFocus<HTMLDivElement>();
  return (
    <div
      class={`status ${tone}`}
      role={tone === "bad" ? "alert" : "status"}
      tabIndex={-1}
      ref={ref}
    >
      <span class="dot">
        <Icon path={icons[tone]} />
      </span>
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}
