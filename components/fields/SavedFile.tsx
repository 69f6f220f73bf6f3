import { readSaved } from "../../lib/sealing/sealedFile";
import { useSpeech } from "../Translate";

export interface SavedFileProps {
  /** With the text of the file that was chosen, or nothing if no sealed text is in it. */
  readonly onRead: (sealed: string | undefined) => void;
}

/** Takes the file in which a sealed text was saved, chosen or dropped on it. */
export function SavedFile({ onRead }: SavedFileProps) {
  const { t } = useSpeech();
  return (
    <label class="second file">
      <input
        type="file"
        accept=".txt,text/plain"
        onChange={({ currentTarget: input }) => {
          const [file] = input.files ?? [];
          if (file) void readSaved(file).then(onRead);
          // So that the same one can be chosen again.
          input.value = "";
        }}
      />
      {t("chooseFile")}
    </label>
  );
}
