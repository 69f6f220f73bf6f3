/** A page with one place, all of it selected (not with `?idle`). It tells the server where on the screen to press. */
import { add, places, textOf } from "./places.js";

const [, kind, number] = location.pathname.split("/").slice(1);
const INSIDE = 12;

await show();

async function show() {
  const { target, select } = kind.startsWith("frame")
    ? await frame()
    : places[kind](document.body, await textOf(number));
  if (location.search !== "?idle") select();
  const report = () => {
    const box = target.getBoundingClientRect();
    const at = { x: box.x + INSIDE, y: box.y + INSIDE };
    if (parent === window) tell(at);
    else parent.postMessage(at, "*");
  };
  addEventListener("resize", report);
  // A page that is not seen yet is as high as the window.
  requestAnimationFrame(() => requestAnimationFrame(report));
}

/** The frame says where in it to press. */
async function frame() {
  const origin = kind === "frame-foreign" ? document.body.dataset.foreign : location.origin;
  const element = add(document.body, "iframe", { src: `${origin}/place/pre/${number}` });
  const { data: inner } = await new Promise((resolve) =>
    addEventListener("message", resolve, { once: true }),
  );
  const outer = element.getBoundingClientRect();
  const left = outer.x + element.clientLeft + inner.x - INSIDE;
  const top = outer.y + element.clientTop + inner.y - INSIDE;
  return {
    target: { getBoundingClientRect: () => ({ x: left, y: top }) },
    select: () => element.contentWindow.focus(),
  };
}

/** In pixels of the screen. Firefox knows where the page begins; Chromium has no border below it. */
function tell({ x, y }) {
  const left = window.mozInnerScreenX ?? screenX;
  const top = window.mozInnerScreenY ?? screenY + outerHeight - innerHeight;
  void fetch(`/shown/${number}`, {
    method: "POST",
    body: JSON.stringify({ page: { x: left, y: top }, press: { x: left + x, y: top + y } }),
  });
}
