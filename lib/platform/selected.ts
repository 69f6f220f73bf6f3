/** What is selected in a page becomes an attempt to share it, by the default terms. Runs in the background. */
import type { Attempt, Draft } from "../attempts";
import { tooLarge } from "../share";
import { serverNow, termsNow } from "./chosen";
import type { Selection } from "./selection";
import { hold, startShare } from "./sharing";

/** Characters. No service takes a part of this, and a few such texts would fill the browser's session storage of 10 MB. */
const LONGEST = 1_000_000;

/** Sends what was read exactly; anything else is shown to the person first, or refused with the reason. */
export async function shareSelection(selection: Selection): Promise<Attempt> {
  const terms = await termsNow();
  const draft = (text: string): Draft => ({ text, terms, note: "" });
  if ("text" in selection && selection.text.length > LONGEST) {
    const failure = tooLarge(draft(selection.text), (await serverNow()).limits);
    return hold(draft(""), { state: "failed", failure });
  }
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
