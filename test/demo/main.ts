/** `npm start` opens the extension in a real browser. A person tries it; without a display, the demo makes the journey itself. */
import { rmSync } from "node:fs";
import { buildExtension, freeOrigin } from "../support/extension";
import { makeJourney } from "./journey";
import { openForVisit } from "./visit";

const { DISPLAY, WAYLAND_DISPLAY } = process.env;
const hasDisplay = process.platform !== "linux" || Boolean(DISPLAY || WAYLAND_DISPLAY);

const home = await freeOrigin();
console.log("Building the extension");
const extension = await buildExtension("chrome", [home]);
process.once("exit", () => rmSync(extension, { recursive: true, force: true }));
if (hasDisplay) await openForVisit(extension, home);
else process.exitCode = (await makeJourney(extension, home)) ? 0 : 1;
