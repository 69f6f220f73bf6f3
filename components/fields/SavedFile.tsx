import { readSaved } from "../../lib/sealing/sealedFile";
import { useSpeech } from "../Translate";

export interface SavedFileProps {
  /** Called with the text of the chosen file, or nothing if no sealed text is in it. */
  readonly onRead: (sealed: string | undefined) => void;
}

/** Takes a file with a saved sealed text, chosen or dropped on it. */
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
          // The same file can then be chosen again.
          input.value = "";
        }}
      />
      {t("chooseFile")}
    </label>
  );
}
