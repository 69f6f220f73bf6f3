/** `npm start`: builds the extension and tries it on. */
import { buildExtension, freeOrigin } from "../support/extension";

const home = await freeOrigin();
console.log(`Building the extension for a server on ${home}`);
buildExtension("chrome", [home]);
