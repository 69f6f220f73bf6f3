import { offscreen } from "../../lib/app/offscreen";

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
  document.addEventListener("copy", write, { once: true });
  return document.execCommand("copy") && written;
}

offscreen.answer({ copy: (text) => Promise.resolve(copy(text)) });
