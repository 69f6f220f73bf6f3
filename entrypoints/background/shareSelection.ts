/** Makes an attempt to share of a text that is selected in a page, by the default terms. */
import type { Attempt } from "../../lib/sharing/attempt";
import type { Draft } from "../../lib/sharing/draft";
import { hold, readAhead } from "./attempts";
import { findLink } from "../../lib/links/findLink";
import { recognise } from "../../lib/links/recognise";
import { findSealed } from "../../lib/sealing/format";
import { tooLarge } from "../../lib/sharing/share";
import { lastSeenSettings } from "../../lib/app/items";
import { keeperAt, kinds } from "../../lib/app/kinds";
import type { Selection } from "./readSelection";
import type { Server } from "../../lib/domain";
import { currentServer, defaultTerms, knownServers } from "../../lib/settings/settings";
import { shareText } from "./share";

/** Characters. No service takes nearly as much, and a few such texts would fill the browser's session storage of 10 MB. */
const LONGEST = 1_000_000;

/**
 * Sends a text that was read exactly and holds neither a one-time link nor a sealed text. Shows any other to the person first, or
 * refuses it with the reason.
 */
export async function shareSelection(reading: Selection | Promise<Selection>): Promise<Attempt> {
  // The shown terms: the text must be safe before anything waits for the organisation's policy.
  const [selection, settings] = await Promise.all([reading, lastSeenSettings.read(), readAhead()]);
  const server = currentServer(settings, kinds);
  const terms = defaultTerms(settings, server);
  const servers = knownServers(settings, kinds);
  const draft = (text: string): Draft => ({ text, terms, note: "" });
  if ("text" in selection && selection.text.length > LONGEST) {
    const failure = tooLarge(draft(selection.text), keeperAt(server));
    return hold(draft(""), { state: "failed", failure });
  }
  switch (selection.state) {
    case "exact": {
      const doubt = doubtIn(selection.text, servers);
      return doubt === undefined
        ? shareText(draft(selection.text), selection.place, "default")
        : hold(draft(selection.text), { state: "inexact", doubt }, selection.place);
    }
    case "inexact": {
      // A text that is nothing but a link has no line breaks to lose.
      const sole = recognise(selection.text, kinds, servers).state !== "none";
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

/** Finds a link or a sealed text, which the person may want to open and not to send. */
function doubtIn(text: string, servers: readonly Server[]): "link" | "sealed" | undefined {
  if (findLink(text, kinds, servers).state !== "none") return "link";
  return findSealed(text) === undefined ? undefined : "sealed";
}

function refuse(draft: Draft, reason: "password-field" | "no-access" | "no-selection") {
  return hold(draft, { state: "failed", failure: { kind: "unsupported", reason } });
}
