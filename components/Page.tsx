import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import { link } from "./icons";
import { useSpeech } from "./Translate";

export interface PageProps {
  /** The toolbar's popup, or a tab of our own. */
  readonly layout: "popup" | "tab";
  /** The server in use. */
  readonly host?: string | undefined;
  /** The page says that it is in a private window, or that the browser keeps the extension out of them. */
  readonly privateWindows?: "here" | "closed" | "elsewhere";
  /** Anything else that stands beside the server. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Surrounds the state of every page with our name and the server's. */
export function Page({ layout, host, privateWindows, aside, children }: PageProps) {
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
        {privateWindows === "here" && <p class="hint">{t("privateWindow")}</p>}
        {children}
        {privateWindows === "closed" && <p class="hint">{t("privateWindowsClosed")}</p>}
      </main>
    </div>
  );
}
