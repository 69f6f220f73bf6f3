/**
 * Paints a page before it knows anything: the shell stands in its HTML (`build/shells.tsx`) and needs only its words. One classic
 * file, which is there before the page's own modules. It lets those into the page once the shell is painted: the browser shows no
 * popup before everything is there that its HTML names, and their evaluation would come before the paint.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { localise } from "../../lib/platform/i18n";
import { isFormExpected } from "../../lib/platform/popupPage";
import { afterPaint } from "./afterPaint";
import { paintShell } from "./paintShell";

export default defineUnlistedScript(() => {
  localise(document);
  const page = document.querySelector<HTMLTemplateElement>("template[data-page]");
  const load = () => page?.replaceWith(page.content);
  if (!isFormExpected(location)) return load();
  paintShell(document);
  afterPaint(load);
});
