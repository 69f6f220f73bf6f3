import { bytes, numeral } from "../../lib/wording/format";
import { byteLength } from "../../lib/sealing/size";
import { type MessageKey, sentence } from "../../lib/wording/sentences";
import type { Source, Suspicion } from "../../lib/revealing/unseal";
import { Card } from "../Card";
import { CopyButton, CopyStatus } from "../CopyButton";
import type { AttachedFile } from "../../lib/domain";
import { SaveFile } from "./SaveFile";
import { RevealedText } from "./RevealedText";
import { useSpeech } from "../Translate";
import { type Copy, useCopy } from "../hooks/useCopy";

export interface SecretViewProps {
  readonly text: string;
  /** The files that came along. */
  readonly files?: readonly AttachedFile[] | undefined;
  /** `secret`: revealed by a link, which is used up. `lasting`: by one that may open again. `pasted`: opened by hand. */
  readonly source: Source;
  /** Present: the text is perhaps not the secret. */
  readonly suspicion?: Suspicion | undefined;
  /** Pages hide the text whenever the tab is out of sight. */
  readonly hidden: boolean;
  /** True if the clipboard is emptied some time after a copy. */
  readonly emptied?: boolean;
  readonly onHide: (hidden: boolean) => void;
  readonly onCopy: Copy;
  readonly onClear: () => void;
}

/** The reasons for not calling the text the secret. */
const doubts: Readonly<Record<Suspicion, MessageKey>> = {
  unsealed: "notSealedHeading",
  answer: "answerHint",
};

/** The sentences about the end of the link. */
const spents: Readonly<Partial<Record<Source, MessageKey>>> = {
  secret: "linkSpent",
  lasting: "linkLasts",
};

/** Shows the text, as long as the person looks at it. */
export function SecretView({
  text,
  files = [],
  source,
  suspicion,
  hidden,
  emptied = false,
  ...on
}: SecretViewProps) {
  const { t, tell, locale } = useSpeech();
  const [copied, copy] = useCopy<"text">(on.onCopy);
  const doubt = suspicion && doubts[suspicion];
  const spent = suspicion === "answer" ? "maybeUsedUp" : spents[source];
  const told = [
    ...(spent === undefined ? [] : [sentence(spent)]),
    sentence("keptOnlyHere"),
    ...(emptied ? [sentence("clipboardEmptied")] : []),
  ];
  return (
    <Card title={t(doubt === undefined ? "secretHeading" : "returnedHeading")}>
      {doubt !== undefined && <p class="note bad">{t(doubt)}</p>}
      {hidden ? <p class="text concealed">{t("textHidden")}</p> : <RevealedText text={text} />}
      <div class="actions">
        <CopyButton
          {...{ what: "text", copied }}
          label={t("copyText")}
          look="primary"
          onCopy={() => copy("text", text)}
        />
        <button type="button" class="second" onClick={() => on.onHide(!hidden)}>
          {t(hidden ? "show" : "hide")}
        </button>
        <button type="button" class="second" onClick={on.onClear}>
          {t("clearNow")}
        </button>
        <span class="hint">
          {t("sizeAndLines", bytes(byteLength(text), locale), numeral(lines(text), locale))}
        </span>
      </div>
      <CopyStatus copied={copied} />
      {files.length > 0 && (
        <div class="actions">
          {files.map((file, index) => (
            <SaveFile key={index} file={file} />
          ))}
        </div>
      )}
      <p class="hint">{tell(told)}</p>
    </Card>
  );
}

/** A line break at the very end begins no further line. */
function lines(text: string): number {
  return text.replace(/(?:\r\n|\r|\n)$/, "").split(/\r\n|\r|\n/).length;
}
