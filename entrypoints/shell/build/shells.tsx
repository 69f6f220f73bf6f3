/** The shells of pages, as markup with the names of messages in place of words. Rendered at build time. */
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { Page } from "../../../components/Page";
import { FormShell } from "../../../components/popup/FormShell";
import { Translation } from "../../../components/Translate";

/** @param viewer true if the build has a viewer */
export function popupShell(viewer: boolean): string {
  return markup(<FormShell viewer={viewer} />);
}

export function revealShell(): string {
  return markup(
    <Page layout="tab">
      <></>
    </Page>,
  );
}

function markup(shell: ComponentChildren): string {
  return renderToString(
    <Translation.Provider value={(key) => `__MSG_${key}__`}>{shell}</Translation.Provider>,
  );
}
