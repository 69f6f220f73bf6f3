/** Opens sealed texts: nobody is asked, nothing is used up, and a text that does not open stays in the view. */
import type { AttachedFile, Lasting, SecretLink } from "../domain";
import type { Recognised } from "../links/recognise";
import { hostOf } from "../links/address";
import { read } from "./reveal";
import { findSealed } from "../sealing/format";
import type { Receiving } from "../service";
import type { Show, Step } from "./step";
import { linkProblem, type PasteProblem } from "../wording/sentences";

/** The way a text came here: by a link that is now used up, by one that may open again, or pasted by hand. */
export type Source = "secret" | "lasting" | "pasted";

/** The source of a text that a link gave. */
export function sourceOf({ lasts }: Lasting): Source {
  return lasts ? "lasting" : "secret";
}

/** The reason why a text is perhaps not the secret: its sender did not seal it, or it is an answer of no known form. */
export type Suspicion = "unsealed" | "answer";

/** The sealed text is here, and its passphrase is missing. */
export interface Locked {
  readonly state: "locked";
  readonly link: SecretLink;
  readonly sealed: string;
  readonly source: Source;
  readonly wrong: boolean;
  readonly busy: boolean;
}

/** A text that was not sealed by the sender, or not with this key: shown only if the person insists. */
export interface Warning {
  readonly state: "warning";
  readonly host: string;
  readonly text: string;
  readonly source: Source;
}

/** A sealed text is opened by hand. */
export interface Pasting<Target> {
  readonly state: "pasting";
  readonly have: Have<Target>;
  readonly problem?: PasteProblem | undefined;
}

/** A link, and the page's knowledge of it. */
export interface Linked {
  readonly link: SecretLink;
}

/** The parts that are here already, of a link with its key and a sealed text. */
export type Have<Target> =
  | { readonly wanted: "both" }
  | { readonly wanted: "sealed"; readonly target: Target }
  | {
      readonly wanted: "link";
      readonly sealed: string;
      readonly source: Source;
      /** The view that the person left to try another link. */
      readonly before?: Locked | Warning;
    };

/** The results of a try with a sealed text. */
export type Unsealed<Target> =
  | Locked
  | Warning
  | {
      readonly state: "text";
      readonly source: Source;
      readonly suspicion?: Suspicion;
      readonly text: string;
      readonly files?: readonly AttachedFile[];
    }
  | Pasting<Target>;

/** The pasted texts; empty if the page did not ask for one. */
export interface Pasted {
  readonly link: string;
  readonly sealed: string;
}

export type Unsealing<Target extends Linked> = ReturnType<typeof unsealing<Target>>;

/** The part of a service that opens what it gave. */
type Opener = Pick<Receiving, "open">;

/** Recognises a pasted link by the servers that the page knows. */
type Find = (text: string) => Recognised | Promise<Recognised>;

/** The common steps of pages, for a sealed text that does not open yet. */
export function unsealing<Target extends Linked>(
  step: Step<Unsealed<Target>>,
  find: Find,
  serviceFor: (link: SecretLink) => Opener | Promise<Opener>,
) {
  return {
    /** As often as the person likes. */
    unlock: step(async (show, link: SecretLink, sealed: string, source: Source, word: string) =>
      unseal(show, await serviceFor(link), link, sealed, source, word),
    ),

    openPasted: step((show, pasted: Pasted, have: Have<Target>) =>
      unsealPasted(show, find, serviceFor, pasted, have),
    ),

    /** The text stays, and with it the way back. */
    tryAnotherLink: step((show, before: Locked | Warning) => {
      const sealed = before.state === "locked" ? before.sealed : before.text;
      show({ state: "pasting", have: { wanted: "link", sealed, source: before.source, before } });
    }),

    goBack: step((show, before: Locked | Warning) => show(before)),

    paste: step((show, have: Have<Target>) => show({ state: "pasting", have })),

    showUnsealed: step((show, { source, text }: Warning) =>
      show({ state: "text", source, suspicion: "unsealed", text }),
    ),
  };
}

/**
 * Shows the text, or asks for its passphrase; as often as the person likes.
 *
 * @param kept nothing that was read is shown before this is done
 */
export async function unseal(
  show: Show<Unsealed<never>>,
  service: Opener,
  link: SecretLink,
  sealed: string,
  source: Source,
  passphrase?: string,
  kept?: Promise<unknown>,
): Promise<void> {
  const locked = { state: "locked", link, sealed, source } as const;
  if (passphrase !== undefined) show({ ...locked, wrong: false, busy: true });
  const found = await read(service, sealed, link, passphrase);
  await kept;
  const lasts = "lasts" in found && found.lasts;
  const from = lasts && source === "secret" ? "lasting" : source;
  switch (found.state) {
    case "text": {
      const { lasts: _lasts, ...text } = found;
      return show({ ...text, source: from });
    }
    case "locked":
      return show({ ...locked, wrong: found.wrong, busy: false });
    case "foreign":
      return show({ state: "warning", host: hostOf(link.address), text: sealed, source: from });
    case "keyless": {
      const have = { wanted: "link", sealed, source } as const;
      return show({ state: "pasting", have, problem: "key-missing" });
    }
  }
}

/** Opens pasted texts, whatever host the link names. */
async function unsealPasted<Target extends Linked>(
  show: Show<Unsealed<Target>>,
  find: Find,
  serviceFor: (link: SecretLink) => Opener | Promise<Opener>,
  pasted: Pasted,
  have: Have<Target>,
): Promise<void> {
  const found = have.wanted === "sealed" ? have.target : await find(pasted.link);
  const { sealed, source } =
    have.wanted === "link" ? have : ({ ...pasted, source: "pasted" } as const);
  const problem = (reason: PasteProblem) => show({ state: "pasting", have, problem: reason });
  if (!("link" in found)) return problem(linkProblem(found));
  if (found.link.key === undefined) return problem("key-missing");
  const service = await serviceFor(found.link);
  if (!service.open && findSealed(sealed) === undefined) return problem("no-sealed-text");
  if ((await read(service, sealed, found.link)).state === "foreign") {
    return problem(have.wanted === "link" ? "other-link" : "sealed-damaged");
  }
  await unseal(show, service, found.link, sealed, source);
}
