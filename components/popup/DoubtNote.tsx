import type { Doubt } from "../../lib/sharing/attempt";
import { doubtNotice, type MenuText } from "../../lib/wording/notice";
import { NoticeLine } from "../NoticeLine";

export interface DoubtNoteProps {
  readonly doubt: Doubt;
  readonly menu: MenuText;
}

/** Nothing was sent, since the text may not be what was selected, or not to be sent at all. */
export function DoubtNote({ doubt, menu }: DoubtNoteProps) {
  return <NoticeLine tone="warn" notice={doubtNotice(doubt, menu)} />;
}
