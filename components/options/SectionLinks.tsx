import { useSpeech } from "../Translate";

export interface SectionLink {
  /** The fragment of the section. */
  readonly anchor: string;
  readonly title: string;
}

/** Leads to each section of a longer page. */
export function SectionLinks({ links }: { readonly links: readonly SectionLink[] }) {
  const { t } = useSpeech();
  return (
    <nav class="jump" aria-label={t("optionsTitle")}>
      <ul>
        {links.map(({ anchor, title }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
