/** A text that is selected in a page becomes an attempt to share it, by the default terms. */
import type { Attempt, Draft } from "../../lib/sharing/attempt";
import { findLink } from "../../lib/links/findLink";
import { recognise } from "../../lib/links/recognise";
import { findSealed } from "../../lib/sealing/format";
import { tooLarge } from "../../lib/sharing/share";
import { serverNow, termsNow } from "../../lib/app/defaults";
import { shown } from "../../lib/app/items";
import { kinds } from "../../lib/app/kinds";
import type { Selection } from "./readSelection";
import { hold, startShare } from "./share";

/** Characters. No service takes a part of this, and a few such texts would fill the browser's session storage of 10 MB. */
const LONGEST = 1_000_000;

/** Sends what was read exactly and holds neither a one-time link nor a sealed text; anything else is shown to the person first, or refused with the reason. */
export async function shareSelection(selection: Selection): Promise<Attempt> {
  // As they are shown: the text is to be safe before the organisation's will is waited for.
  const terms = await termsNow(shown);
  const draft = (text: string): Draft => ({ text, terms, note: "" });
  if ("text" in selection && selection.text.length > LONGEST) {
    const failure = tooLarge(draft(selection.text), (await serverNow(shown)).limits);
    return hold(draft(""), { state: "failed", failure });
  }
  switch (selection.state) {
    case "exact": {
      const doubt = doubtIn(selection.text);
      return doubt === undefined
        ? startShare(draft(selection.text), selection.place, "default")
        : hold(draft(selection.text), { state: "inexact", doubt }, selection.place);
    }
    case "inexact": {
      // A text that is nothing but a link has no line breaks to lose.
      const sole = recognise(selection.text, kinds, []).state !== "none";
      const doubt = sole ? "link" : selection.doubt;
      return hold(draft(selection.text), { state: "inexact", doubt });
    }
    case "password":
      return refuse(draft(""), "password-field");
    case "out-of-reach":
      return refuse(draft(""), "no-access");
    case "none":
      return refuse(draft(""), "no-selection");
  }
}

/** What is in the text that may be there to be opened, and not to be sent. */
function doubtIn(text: string): "link" | "sealed" | undefined {
  if (findLink(text, kinds, []).state !== "none") return "link";
  return findSealed(text) === undefined ? undefined : "sealed";
}

function refuse(draft: Draft, reason: "password-field" | "no-access" | "no-selection") {
  return hold(draft, { state: "failed", failure: { kind: "unsupported", reason } });
}
