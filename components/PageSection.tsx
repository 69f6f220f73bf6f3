import type { ComponentChildren, Ref } from "preact";
import { useId } from "preact/hooks";
import { useSpeech } from "./Translate";

export interface PageSectionProps {
  readonly title: string;
  /** Where a link from elsewhere leads. */
  readonly anchor?: string;
  /** Takes the focus when what had it goes away. */
  readonly heading?: Ref<HTMLHeadingElement>;
  /** Whether what was chosen last in it is kept now: said beside the title, and read aloud. Absent: nothing is chosen in it. */
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
