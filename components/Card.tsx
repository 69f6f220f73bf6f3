import type { ComponentChildren } from "preact";
import { Breakable } from "./Breakable";
import { useFocus } from "./hooks/useFocus";

export interface CardProps {
  readonly title: string;
  /** `false` if something inside takes the focus instead. */
  readonly first?: boolean;
  readonly children: ComponentChildren;
}

/** One state of the reveal tab. Its heading takes the focus when it appears, and so is read aloud. */
export function Card({ title, first = true, children }: CardProps) {
  const ref = useFocus<HTMLHeadingElement>(first);
  return (
    <section class="card">
      <h2 tabIndex={-1} ref={ref} aria-label={title}>
        <Breakable text={title} />
      </h2>
      {children}
    </section>
  );
}
