/** The answers to the question who can open a link. */
import type { LinkKind } from "../domain";
import type { MessageKey } from "./sentences";

export interface Answer {
  readonly kind: LinkKind;
  readonly who: MessageKey;
  /** Says who could read the text. */
  readonly readers: MessageKey;
  /** Says how the link opens for recipients, or for those who cannot open it. */
  readonly consequence: MessageKey;
}

/** The sealed kind comes first. With a viewer, both kinds open in any browser, and the answers tell them apart by who can read. */
export function answers(viewer: boolean): readonly [Answer, Answer] {
  return [
    {
      kind: "sealed",
      who: viewer ? "openersViewer" : "openersExtension",
      readers: viewer ? "readersViewer" : "readersExtension",
      consequence: viewer ? "consequenceViewer" : "consequenceExtension",
    },
    {
      kind: "service-encrypted",
      who: viewer ? "openersService" : "openersBrowser",
      readers: "readersService",
      consequence: "consequenceService",
    },
  ];
}
