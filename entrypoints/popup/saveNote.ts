/** Keeps a note with its receipt, from a page. */
import { background } from "../../lib/app/background";
import { outcome } from "../../lib/failure";

/** True once it is kept. */
export async function saveNote(digest: string, text: string): Promise<boolean> {
  return (await outcome(() => background.call("writeNote", { digest, text }))).ok;
}
