import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import { alert, busy, done, link } from "./icons";
import { useFocus } from "./hooks/useFocus";

/** How a state feels; `bad` interrupts a screen reader, the others wait. */
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

/** What just became of things. Takes the focus when it appears, so that no key typed ahead presses a button. */
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
