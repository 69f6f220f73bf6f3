import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import { link } from "./icons";
import { useSpeech } from "./Translate";

export interface PageProps {
  /** The toolbar's popup, or a tab of our own. */
  readonly layout: "popup" | "tab";
  /** The server in use. */
  readonly host?: string | undefined;
  /** True if the page is in a private window. */
  readonly inPrivate?: boolean;
  /** Anything else that stands beside the server. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Surrounds the state of every page with our name and the server's. */
export function Page({ layout, host, inPrivate, aside, children }: PageProps) {
  const { t } = useSpeech();
  return (
    <div class={`page ${layout}`}>
      <header>
        <h1>
          <Icon path={link} />
          {t("name")}
        </h1>
        {host !== undefined && <bdi class="host">{host}</bdi>}
        {aside}
      </header>
      <main>
        {inPrivate && <p class="hint">{t("privateWindow")}</p>}
        {children}
      </main>
    </div>
  );
}
