import { render } from "preact";
import { Translation } from "../../components/Translate";
import { localise, t } from "../../lib/platform/i18n";
import { App } from "./App";

localise(document);
render(
  <Translation.Provider value={t}>
    <App id={location.search.slice(1)} />
  </Translation.Provider>,
  document.body,
);
