import type { Attempt, Place, Replaced } from "../lib/attempts";
import { type MessageKey, sentence } from "../lib/text";
import { StatusLine } from "./StatusLine";
import { useSpeech } from "./Translate";

export interface ReplaceNoteProps {
  readonly replaced: Extract<Attempt, { readonly state: "shared" }>["replaced"];
  readonly place: Place;
  readonly busy: boolean;
  readonly onReplace: () => void;
}

/** Offers to put the link where the text was, and says what became of it. */
export function ReplaceNote({ replaced, place, busy, onReplace }: ReplaceNoteProps) {
  const { t } = useSpeech();
  return (
    <>
      {replaced && <Told replaced={replaced} place={place} />}
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
  readonly place: Place;
}

function Told({ replaced, place }: ToldProps) {
  const { t, tell } = useSpeech();
  const [title, hint] = said[replaced.state];
  const first = replaced.state === "done" && replaced.first;
  // Of two links, the first is burned: nobody shall send it.
  const stale = replaced.state === "refused" && place.link !== undefined;
  const sentences = [
    sentence(stale ? "earlierLinkStands" : hint),
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
