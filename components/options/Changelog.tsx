export interface ChangelogProps {
  /** Markdown: headings, and lists of sentences, one a line. */
  readonly text: string;
}

/** The list of changes. It is in English, the language of the house. */
export function Changelog({ text }: ChangelogProps) {
  const [, ...releases] = text.split(/^## /m);
  return (
    <div class="changelog" lang="en" dir="ltr">
      {releases.map((release) => {
        const [title = "", ...parts] = release.split(/^### /m);
        return (
          <section key={title}>
            <h4>{title.trim()}</h4>
            {parts.map((part) => (
              <ul key={part}>
                {[...part.matchAll(/^- (.*)$/gm)].map(([, change = ""]) => (
                  <li key={change}>{change.replaceAll(/[`*]/g, "")}</li>
                ))}
              </ul>
            ))}
          </section>
        );
      })}
    </div>
  );
}
