/** What is selected in a page becomes an attempt to share it, by the default terms. Runs in the background. */
import type { Attempt, Draft } from "../attempts";
import { settings } from "./items";
import type { Selection } from "./selection";
import { hold, startShare } from "./sharing";

/** Sends what was read exactly; anything else is shown to the person first, or refused with the reason. */
export async function shareSelection(selection: Selection): Promise<Attempt> {
  const { terms } = await settings.read();
  const draft = (text: string): Draft => ({ text, terms, note: "" });
  switch (selection.state) {
    case "exact":
      return startShare(draft(selection.text));
    case "inexact":
      return hold(draft(selection.text), { state: "inexact", doubt: selection.doubt });
    case "password":
      return refuse(draft(""), "password-field");
    case "out-of-reach":
      return refuse(draft(""), "no-access");
    case "none":
      return refuse(draft(""), "no-selection");
  }
}

function refuse(draft: Draft, reason: "password-field" | "no-access" | "no-selection") {
  return hold(draft, { state: "failed", failure: { kind: "unsupported", reason } });
}
