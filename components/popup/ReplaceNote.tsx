import type { Attempt, Place, Replaced } from "../../lib/sharing/attempt";
import { type MessageKey, sentence } from "../../lib/wording/sentences";
import { StatusLine } from "../StatusLine";
import { useSpeech } from "../Translate";

export interface ReplaceNoteProps {
  readonly replaced: Extract<Attempt, { readonly state: "shared" }>["replaced"];
  readonly url: string;
  readonly place: Place;
  readonly busy: boolean;
  readonly onReplace: () => void;
}

/** Offers to put the link where the text was, and tells the result. */
export function ReplaceNote({ replaced, url, place, busy, onReplace }: ReplaceNoteProps) {
  const { t } = useSpeech();
  const stale = place.link !== undefined && place.link !== url;
  return (
    <>
      {replaced && <Told replaced={replaced} stale={stale} />}
      {replaced?.state !== "done" && (
        <button type="button" class="second" disabled={busy} onClick={onReplace}>
          {t("replaceSelection")}
        </button>
      )}
    </>
  );
}

interface ToldProps {
  readonly replaced: Replaced;
  /** True if the page holds the first of two links, which is burned: nobody should send it. */
  readonly stale: boolean;
}

function Told({ replaced, stale }: ToldProps) {
  const { t, tell } = useSpeech();
  const [title, hint] = said[replaced.state];
  const first = replaced.state === "done" && replaced.first;
  const sentences = [
    sentence(stale && replaced.state === "refused" ? "earlierLinkStands" : hint),
    ...(first ? [sentence("draftUploaded")] : []),
  ];
  return (
    <StatusLine tone={replaced.state === "done" ? "good" : "warn"} title={t(title)}>
      <p>{tell(sentences)}</p>
    </StatusLine>
  );
}

const said: Record<Replaced["state"], readonly [title: MessageKey, hint: MessageKey]> = {
  done: ["replaced", "replacedHint"],
  refused: ["notReplaced", "notReplacedHint"],
  garbled: ["replacedOtherwise", "replacedOtherwiseHint"],
};
