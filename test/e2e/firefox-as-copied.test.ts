/** In Firefox, too, masked texts are refused, and what components build is shown first. */
import { expect } from "vitest";
import { popupReads } from "../support/driver";
import { firefoxJourney } from "../support/fixture";
import type { Place } from "../support/pages";
import { sentence } from "../support/person";

const slots = `<p>before alpha</p>
  <x-row><template shadowrootmode="open"><div>gamma: <slot></slot></div></template><span>beta</span></x-row>
  <p>after delta</p>`;

const held: readonly (readonly [place: Place, text: string, told: string])[] = [
  ["masked", "never seen\n4471", sentence("passwordField")],
  [
    "markup",
    `<p style="-webkit-text-security: disc">never <b>seen</b><br>4471</p>`,
    sentence("passwordField"),
  ],
  [
    "markup",
    `<p>user: deploy, password: <span style="-webkit-text-security: disc">tulip-4471</span></p>`,
    sentence("partMasked"),
  ],
  ["markup", slots, sentence("wordsMayBeMissing")],
];

firefoxJourney("nothing is sent of masked texts, nor of components unseen", async ({ stage }) => {
  for (const [place, text, told] of held) {
    const popup = await stage.driver.popupAfter(() => stage.copyByMenu(place, text));
    await popupReads(popup, told);
    stage.display.press("Escape");
  }
  expect(stage.server.log).toEqual([]);
});
