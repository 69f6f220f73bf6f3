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

/** Leads the focus to the part of this page that its address names. */
function follow(): void {
  const anchor = location.hash.slice(1);
  if (anchor !== "") document.getElementById(anchor)?.querySelector("h3")?.focus();
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
  // The browser followed the link before the part was there.
  follow();
  addEventListener("hashchange", follow);
}

void start();
