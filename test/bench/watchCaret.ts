/** Lets the popup of an extension note the time at which its text box has the caret: nobody outside can see that moment. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SCRIPT = "caret.js";

/** @param folder the built extension; its popup runs one more script then */
export function watchCaret(folder: string): void {
  cpSync(new URL(`watch/${SCRIPT}`, import.meta.url), join(folder, SCRIPT));
  const popup = join(folder, "popup.html");
  const script = `<script src="${SCRIPT}"></script>`;
  writeFileSync(popup, readFileSync(popup, "utf8").replace(/^<!doctype html>/i, `$&${script}`));
}
