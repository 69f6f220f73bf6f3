import type { Doubt } from "../../lib/sharing/attempt";
import { doubtNotice, type MenuText } from "../../lib/wording/notice";
import { NoticeLine } from "../NoticeLine";

export interface DoubtNoteProps {
  readonly doubt: Doubt;
  readonly menu: MenuText;
}

/** Says that nothing was sent, since the text may differ from the selection, or may not be meant to be sent at all. */
export function DoubtNote({ doubt, menu }: DoubtNoteProps) {
  return <NoticeLine tone="warn" notice={doubtNotice(doubt, menu)} />;
}
