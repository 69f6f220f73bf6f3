import type { Doubt } from "../lib/attempts";
import { doubtNotice } from "../lib/notice";
import { NoticeLine } from "./NoticeLine";

/** Nothing was sent, since the text may not be what was selected, or not to be sent at all. */
export function DoubtNote({ doubt }: { readonly doubt: Doubt }) {
  return <NoticeLine tone="warn" notice={doubtNotice(doubt)} />;
}
