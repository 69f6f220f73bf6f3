import { useEffect, useRef, useState } from "preact/hooks";
import { NoteForm } from "./NoteForm";
import { useSpeech } from "../Translate";

export interface NoteButtonProps {
  /** The note as it is kept; empty if there is none. */
  readonly note: string;
  /** Resolves to true once the note is kept. */
  readonly onSave: (note: string) => Promise<boolean>;
}

/** Offers to write a note for a new link: one that was made by right-click has none. */
export function NoteButton({ note, onSave }: NoteButtonProps) {
  const { t } = useSpeech();
  const [writing, setWriting] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wrote = useRef(false);
  useEffect(() => {
    if (wrote.current && !writing) button.current?.focus();
    wrote.current = writing;
  }, [writing]);
  if (writing) return <NoteForm note={note} onSave={onSave} onClose={() => setWriting(false)} />;
  return (
    <button type="button" class="plain" ref={button} onClick={() => setWriting(true)}>
      {t(note === "" ? "addNote" : "changeNote")}
    </button>
  );
}
