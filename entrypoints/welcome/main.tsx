import { render } from "preact";
import { Translation } from "../../components/Translate";
import { localise, t } from "../../lib/platform/i18n";
import { shown } from "../../lib/platform/items";
import { App } from "./App";

async function start(): Promise<void> {
  localise(document);
  // Read first, so that the first paint is the right one.
  const stored = await shown.read();
  render(
    <Translation.Provider value={t}>
      <App stored={stored} />
    </Translation.Provider>,
    document.body,
  );
}

void start();
