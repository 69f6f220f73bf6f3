/** A page with one place to write in, part of its text selected. It tells the server where on the screen to press. */
import { editors } from "./editors.js";

const [, kind, number] = location.pathname.split("/").slice(1);
/** From the corner of the first selected letter into the middle of it, in pixels. */
const INTO = { x: 4, y: 10 };

const units = await (await fetch(`/text/${number}`)).json();
const place = await editors[kind](document.body, String.fromCharCode(...units));
// For the test: the text that would be saved, and the element itself.
Object.assign(window, { place });
place.select();
addEventListener("resize", report);
// A page that is not seen yet is as high as the window.
requestAnimationFrame(() => requestAnimationFrame(report));

/** In pixels of the screen. Firefox knows where the page begins; Chromium has no border below it. */
function report() {
  const { left, top } = place.press();
  const page = {
    x: window.mozInnerScreenX ?? screenX,
    y: window.mozInnerScreenY ?? screenY + outerHeight - innerHeight,
  };
  const press = { x: page.x + left + INTO.x, y: page.y + top + INTO.y };
  void fetch(`/shown/${number}`, { method: "POST", body: JSON.stringify({ page, press }) });
}
