/** The script of the offscreen document: one classic file, so that the document is there soon. */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { offscreen } from "../../lib/app/offscreen";

export default defineUnlistedScript({
  include: ["chrome"],
  main() {
    offscreen.answer({ copy: (text) => Promise.resolve(copy(text)) });
  },
});

/**
 * An offscreen document never has the focus that `navigator.clipboard` asks for, so this uses the old command. Its event gets the
 * text, not a text area: that is faster and puts the link into no document at all.
 */
function copy(text: string): boolean {
  let written = false;
  const write = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    written = event.clipboardData !== null;
  };
  document.addEventListener("copy", write);
  const done = document.execCommand("copy");
  // The document lives on for minutes: without an event, the listener would keep the link.
  document.removeEventListener("copy", write);
  return done && written;
}
