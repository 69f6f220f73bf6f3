import { useState } from "preact/hooks";
import { NoteField } from "../fields/NoteField";
import { useSpeech } from "../Translate";

export interface NoteFormProps {
  /** The note as it is kept; empty if there is none. */
  readonly note: string;
  /** Resolves to true once the note is kept. Until then the form stays, with the typed note in it. */
  readonly onSave: (note: string) => Promise<boolean>;
  /** Called once the form has done its work, or has been left. */
  readonly onClose: () => void;
}

/** Takes a note for a link that exists. Its receipt keeps it, and it never leaves this device. */
export function NoteForm({ note, onSave, onClose }: NoteFormProps) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState(note);
  const [failed, setFailed] = useState(false);
  const save = async () => {
    setFailed(false);
    if (await onSave(typed.trim())) onClose();
    else setFailed(true);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- listens for its field and buttons
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // The key would close the popup.
        event.preventDefault();
        onClose();
      }}
    >
      <NoteField
        value={typed}
        problem={failed ? t("noteUnsaved") : undefined}
        first
        onChange={setTyped}
      />
      <div class="actions">
        <button type="submit" class="second">
          {t("save")}
        </button>
        <button type="button" class="second" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
