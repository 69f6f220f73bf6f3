/** Fills the sections of the page to try things on. */
import { add, places, textOf } from "./places.js";

await Promise.all([...document.querySelectorAll("section[data-place]")].map(fill));

async function fill(section) {
  const { place, text } = section.dataset;
  if (place.startsWith("frame")) {
    const origin = place === "frame" ? "" : document.body.dataset.foreign;
    add(section, "iframe", { src: `${origin}/place/pre/${text}?idle` });
  } else {
    places[place](section, await textOf(text));
  }
}

/** A pasted text becomes a link to press on. */
const paste = document.querySelector("#paste");
paste.addEventListener("input", () => {
  const link = document.querySelector("#link");
  link.replaceChildren();
  if (/^https?:/.test(paste.value)) add(link, "a", { href: paste.value }).textContent = paste.value;
});
