import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import { useSpeech } from "./Translate";

export interface PageProps {
  /** The toolbar's popup, 360 px wide, or a tab of our own. */
  readonly layout: "popup" | "tab";
  /** The server in use. */
  readonly host?: string | undefined;
  /** Whether it is in a private window. */
  readonly inPrivate?: boolean;
  /** Absent: this page has no way to the options. */
  readonly onOptions?: () => void;
  readonly children: ComponentChildren;
}

/** What every page has around its state: our name and the server's. */
export function Page({ layout, host, inPrivate, onOptions, children }: PageProps) {
  const { t } = useSpeech();
  return (
    <div class={`page ${layout}`}>
      <header>
        <h1>
          <Icon name="link" />
          {t("name")}
        </h1>
        {host !== undefined && <bdi class="host">{host}</bdi>}
        {onOptions && (
          <button
            type="button"
            class="small"
            aria-label={t("optionsTitle")}
            title={t("optionsTitle")}
            onClick={onOptions}
          >
            <Icon name="options" />
          </button>
        )}
      </header>
      <main>
        {inPrivate && <p class="hint">{t("privateWindow")}</p>}
        {children}
      </main>
    </div>
  );
}
