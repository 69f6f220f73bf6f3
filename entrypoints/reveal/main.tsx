import { render } from "preact";
import { Translation } from "../../components/Translate";
import { localise, t } from "../../lib/platform/i18n";
import { App } from "./App";

/** Without a ticket, as when the page's address was typed, a new one, so that a link pasted here can be kept. */
function ticketId(): string {
  if (location.search === "") history.replaceState(null, "", `?${crypto.randomUUID()}`);
  return location.search.slice(1);
}

localise(document);
render(
  <Translation.Provider value={t}>
    <App id={ticketId()} />
  </Translation.Provider>,
  document.body,
);
