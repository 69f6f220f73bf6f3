import { render } from "preact";
import { FailureNote } from "../../components/FailureNote";
import { Page } from "../../components/Page";
import { Translation } from "../../components/Translate";
import { outcome } from "../../lib/failure";
import { localise, t } from "../../lib/platform/i18n";
import { lastSeenSettings } from "../../lib/app/items";
import { permittedOf } from "../../lib/platform/permissions";
import { signedIn } from "../../lib/app/signedIn";
import { unsent } from "../../lib/platform/within";
import { App, type Stored } from "./App";
import { kinds } from "../../lib/app/kinds";
import { originsIn } from "../../lib/settings/origins";

/** Reads everything that the page shows first, so that the first paint is the right one. */
async function load(): Promise<Stored> {
  const settings = await lastSeenSettings.read();
  return {
    settings,
    accounts: await signedIn.read(),
    permitted: await permittedOf(originsIn(settings, kinds)).read(),
  };
}

/** The browser followed a link to a part of this page before the part was there. */
function follow(anchor: string): void {
  document.getElementById(anchor)?.querySelector("h3")?.focus();
}

async function start(): Promise<void> {
  localise(document);
  document.title = `${t("optionsTitle")} · ${t("name")}`;
  const stored = await outcome(() => unsent(load()));
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
  if (location.hash !== "") follow(location.hash.slice(1));
}

void start();
