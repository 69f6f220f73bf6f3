import { render } from "preact";
import { FailureNote } from "../../components/FailureNote";
import { Page } from "../../components/Page";
import { Translation } from "../../components/Translate";
import { outcome } from "../../lib/failure";
import { localise, t } from "../../lib/platform/i18n";
import { lastSeenSettings } from "../../lib/app/items";
import { unsent } from "../../lib/platform/within";
import { App } from "./App";

async function start(): Promise<void> {
  localise(document);
  // Read first, so that the first paint is the right one.
  const stored = await outcome(() => unsent(lastSeenSettings.read()));
  render(
    <Translation.Provider value={t}>
      {stored.ok ? (
        <App stored={stored.value} />
      ) : (
        <Page layout="tab">
          <FailureNote failure={stored.failure} doing="probe" host="" />
        </Page>
      )}
    </Translation.Provider>,
    document.body,
  );
}

void start();
