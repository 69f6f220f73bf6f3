import { useState } from "preact/hooks";
import { type PasteProblem, pasteSentence } from "../../lib/wording/sentences";
import { Card } from "../Card";
import { HaveSealedText } from "./HaveSealedText";
import { LinkField } from "../fields/LinkField";
import { useSpeech } from "../Translate";

export interface EmptyCardProps {
  readonly problem?: PasteProblem | undefined;
  readonly onLink: (link: string) => void;
  readonly onSealedText: () => void;
}

/** A tab without a link: it was reloaded after the browser was closed, and links are kept in memory only. */
export function EmptyCard({ problem, onLink, onSealedText }: EmptyCardProps) {
  const { t, say } = useSpeech();
  const [link, setLink] = useState("");
  return (
    <Card title={t("emptyHeading")} first={false}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onLink(link);
        }}
      >
        <LinkField
          value={link}
          problem={problem && say(pasteSentence(problem)[1])}
          hint={t("emptyHint")}
          first
          onChange={setLink}
        />
        <div class="actions">
          <button type="submit" class="primary">
            {t("open")}
          </button>
          <HaveSealedText onPress={onSealedText} />
        </div>
      </form>
    </Card>
  );
}
