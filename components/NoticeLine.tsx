import type { Notice } from "../lib/wording/notice";
import { StatusLine, type Tone } from "./StatusLine";
import { useSpeech } from "./Translate";

/** A notice of the catalogue as a status line. */
export function NoticeLine({ tone, notice }: { readonly tone: Tone; readonly notice: Notice }) {
  const { say, tell } = useSpeech();
  return (
    <StatusLine tone={tone} title={say(notice.title)}>
      <p>{tell(notice.body)}</p>
    </StatusLine>
  );
}
