import { render } from "preact";
import { selectedIn } from "../../components/reveal/selectedIn";
import { Translation } from "../../components/Translate";
import { outcome } from "../../lib/failure";
import { localise, t } from "../../lib/platform/i18n";
import { tellSelected } from "../../lib/app/ownPage";
import { App } from "./App";

/** A page without a ticket, whose address was typed for instance, gets a new one, so that a link pasted here can be kept. */
function ticketId(): string {
  if (location.search === "") history.replaceState(null, "", `?${crypto.randomUUID()}`);
  return location.search.slice(1);
}

/** The selection in the text that is shown. */
function selected(): string | undefined {
  const text = document.querySelector("pre.text");
  return text ? selectedIn(text) : undefined;
}

void outcome(() => tellSelected(selected));
localise(document);
render(
  <Translation.Provider value={t}>
    <App id={ticketId()} />
  </Translation.Provider>,
  document.body,
);
