/** An empty form with its name, drawn by Preact. */
import { h, render } from "preact";

render(h("label", null, "Secret", h("textarea", { rows: 4 })), document.body);
document.querySelector("textarea").focus();
