import type { ComponentChildren, Ref } from "preact";
import { useId } from "preact/hooks";
import { useSpeech } from "./Translate";

export interface PageSectionProps {
  readonly title: string;
  /** The fragment that links from elsewhere lead to. */
  readonly anchor?: string;
  /** Takes the focus when the element that had it goes away. */
  readonly heading?: Ref<HTMLHeadingElement>;
  /**
   * True once the last choice in this section is kept: the title says so, and screen readers do. Absent: the section has no
   * choices.
   */
  readonly saved?: boolean;
  readonly children: ComponentChildren;
}

/** A part of a longer page, with its heading. */
export function PageSection({ title, anchor, heading, saved, children }: PageSectionProps) {
  const { t } = useSpeech();
  const id = useId();
  return (
    <section class="part" aria-labelledby={id} {...(anchor === undefined ? {} : { id: anchor })}>
      <div class="title">
        <h3 id={id} tabIndex={-1} ref={heading ?? null}>
          {title}
        </h3>
        {saved !== undefined && <output>{saved && t("saved")}</output>}
      </div>
      {children}
    </section>
  );
}
